import { expect, test } from 'vitest'
import { createProject, segql, segqlJson } from './command-line.ts'

test('a segment of two connections is combined of their IDs, and says whom nobody knows', async () => {
  const project = await createProject(
    {
      'segments/a.segql':
        'segment listed of customer on other { sql """ select * from (values (\'c1\'), (\'c2\'), (\'x\'), (\'x\'), (null)) t """ }\nsegment both of customer { where country = "US" and in segment listed }\nsegment neither of customer { where not (in segment listed) }\n',
    },
    {
      config: {
        connections: { demo: { kind: 'duckdb', path: 'shop.duckdb' }, other: { kind: 'duckdb', memory: true } },
        defaultConnection: 'demo',
      },
    },
  )
  const { exit, result, diagnostics } = await segqlJson(project, 'run', 'listed', 'both', 'neither')
  expect(exit).toBe(0)
  expect(result.runs).toMatchObject([
    { name: 'listed', count: 2, dropped: { strangers: 1, withoutId: 1, repeated: 1 } },
    { name: 'both', count: 1 },
    { name: 'neither', count: 1 },
  ])
  expect(diagnostics.map(({ message }) => message)).toContain(
    "`both`: 1 ID of `listed` on `other` is of nobody in the entity's table and counts for nothing.",
  )
  expect((await segql(project, 'members', 'both')).out).toBe('c1\n')
  expect((await segql(project, 'members', 'neither')).out).toBe('c3\n')
})
