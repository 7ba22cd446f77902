import { openFakesnow } from '../snowflake.ts'
import { randomLaws } from './laws.ts'

randomLaws(openFakesnow)
