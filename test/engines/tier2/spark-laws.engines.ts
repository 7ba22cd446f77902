import { randomLaws } from './laws.ts'
import { openSpark } from './spark.ts'

randomLaws(openSpark)
