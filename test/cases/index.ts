import { aggregates } from './aggregates.ts'
import type { Section } from './case.ts'
import { chains } from './chains.ts'
import { entities } from './entities.ts'
import { events } from './events.ts'
import { json } from './json.ts'
import { numbers } from './numbers.ts'
import { ranks } from './ranks.ts'
import { sequences } from './sequences.ts'
import { sets } from './sets.ts'
import { storage } from './storage.ts'
import { text } from './text.ts'
import { time } from './time.ts'
import { truth } from './truth.ts'
import { windows } from './windows.ts'

/** Every rule of the language as rows: a section a file. */
export const sections: readonly Section[] = [
  chains,
  entities,
  storage,
  truth,
  aggregates,
  numbers,
  events,
  sequences,
  ranks,
  sets,
  windows,
  time,
  text,
  json,
]
