import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import { zetaSqlProcess } from '../../runtime/readers/bigquery.ts'
import { closeReaders, exactReaderOf } from '../../runtime/readers/index.ts'
import { hasZetaSql } from '../../runtime/readers/zetasql-service.ts'
import { lintCatalog } from './lint-catalog.ts'

const catalog = lintCatalog('bigquery')
const lint = async (text: string) => lintSql(await exactReaderOf('bigquery'), text, { catalog })

afterAll(closeReaders)

describe.skipIf(!hasZetaSql())("BigQuery by Google's own analyzer", () => {
  test.each([
    ["select user_id -- é😀\nfrom people\twhere emial = 'x'", 'E719', 'emial', 'Did you mean email?'],
    ["select user_id from people where age > 'x'", 'E719', 'age', ''],
    ['select user_id from people where age >', 'E700', '>', ''],
  ])('%j is refused where it is wrong', async (text, code, word, hint) => {
    const { diagnostics } = await lint(text)
    expect(diagnostics).toMatchObject([{ code, severity: 'error' }])
    expect(text.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe(word)
    expect(diagnostics[0]?.hint).toContain(hint)
  })

  test('what the analyzer lacks is no mistake of the text', async () => {
    const { readOnly } = await lint('select country, count(*) as people from people group by all')
    expect(readOnly).toBe('proven')
  })

  test('types are known that no tree shows', async () => {
    const { columns } = await lint(
      'select user_id, age / 2 as half, [email] as emails, struct(age as a) as s, date_trunc(current_date(), month) as m from people',
    )
    expect(columns?.map(({ name, native }) => `${name} ${native}`)).toEqual([
      'user_id STRING',
      'half FLOAT64',
      'emails ARRAY<STRING>',
      's STRUCT<a INT64>',
      'm DATE',
    ])
  })

  test('when its process dies, the next texts are read all the same', async () => {
    await lint('select 1 as user_id')
    const first = await zetaSqlProcess()
    expect(first).toBeTypeOf('number')
    process.kill(first!, 'SIGKILL')
    for (let patience = 100; patience > 0 && (await isAlive(first!)); patience--) await wait(10)
    expect((await lint('select user_id from people')).readOnly).toBe('proven')
    const { columns } = await lint('select age / 2 as half from people')
    expect(columns).toMatchObject([{ native: 'FLOAT64' }])
    expect(await zetaSqlProcess()).not.toBe(first)
  })
})

const isAlive = async (id: number): Promise<boolean> => {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}
