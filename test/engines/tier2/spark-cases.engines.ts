import { openSpark } from './spark.ts'
import { rowCases } from './suite.ts'

rowCases('spark', openSpark)
