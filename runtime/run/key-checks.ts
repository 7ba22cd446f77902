import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileKeyCheck } from '../../compiler/compile.ts'
import type { KeyCheck } from '../../compiler/project.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { failure } from '../failures.ts'
import { workFolder } from '../paths.ts'
import { replaceText } from '../store/atomic.ts'
import type { Place } from './place.ts'

/** Keys that held, by `keyOf`, with the state of the data they held for. */
type Held = Readonly<Record<string, string>>

const heldFile = (root: string): string => join(root, workFolder, 'key-checks.json')

const readHeld = (root: string): Held => {
  try {
    const { version, held } = JSON.parse(readFileSync(heldFile(root), 'utf8')) as { version: number; held: Held }
    return version === 1 ? held : {}
  } catch {
    return {}
  }
}

/** Only saves time: when it cannot be written, the next run checks again. */
const writeHeld = (root: string, held: Held): void => {
  try {
    replaceText(heldFile(root), JSON.stringify({ version: 1, held }))
  } catch {
    return
  }
}

const keyOf = ({ table, columns }: KeyCheck): string =>
  JSON.stringify([table.connection, table.name, columns.map(({ column, form }) => (form ? [column, form] : column))])

export interface KeyChecks {
  /** What is wrong with a key; nothing when it holds. */
  readonly check: (check: KeyCheck) => Promise<Diagnostic | undefined>
}

interface Options {
  readonly root: string
  readonly place: Place
  readonly mode: Config['keyChecks']
  /** The state of the connection's data. */
  readonly state: string | undefined
}

/** Each key is looked at once in a run, and (`changed`) only when the data have changed since it held. */
export const createKeyChecks = ({ root, place, mode, state }: Options): KeyChecks => {
  const done = new Map<string, Promise<Diagnostic | undefined>>()

  const look = async (check: KeyCheck): Promise<Diagnostic | undefined> => {
    if (mode === 'changed' && state !== undefined && readHeld(root)[keyOf(check)] === state) return undefined
    const statement = compileKeyCheck(check, place.dialect)
    const rows = await place.rows(statement)
    const repeated = rows.filter(([, count]) => Number(count) > 1)
    if (repeated.length > 0) return violation(check, repeated)
    if (state !== undefined) writeHeld(root, { ...readHeld(root), [keyOf(check)]: state })
    return undefined
  }

  return {
    check: async (check) => {
      if (mode === 'never' || check.enforced) return undefined
      const key = keyOf(check)
      const found = done.get(key) ?? look(check)
      done.set(key, found)
      return found
    },
  }
}

const claims: Readonly<Record<KeyCheck['role'], (check: KeyCheck, columns: string) => string>> = {
  'entity id': (_, columns) => `The model says that \`${columns}\` names each person once`,
  one: ({ relation }) => `The model says that \`${relation}\` is one row at most`,
  parent: ({ relation }, columns) =>
    `The model says that the rows with many \`${relation}\` have their own \`${columns}\``,
}

const asModelled = ({ column, form }: KeyCheck['columns'][number]): string =>
  [column, ...(form?.trimmed ? ['trimmed'] : []), ...(form?.lower ? ['lower'] : [])].join(' ')

const violation = (check: KeyCheck, repeated: readonly (readonly unknown[])[]): Diagnostic => {
  const columns = check.columns.map(asModelled).join(', ')
  const examples = repeated
    .map(([value, count]) => `\`${value}\` (${Number(count).toLocaleString('en')} rows)`)
    .join(', ')
  return failure('E934', {
    what: claims[check.role](check, columns),
    table: check.table.name.join('.'),
    columns,
    examples,
    distinct: check.role === 'entity id',
  })
}
