import { openFakesnow } from '../snowflake.ts'
import { rowCases } from './suite.ts'

rowCases('fakesnow', openFakesnow)
