import { expect, test } from 'vitest'
import { createProject, segql, segqlJson } from './command-line.ts'

const segments = {
  'segments/a.segql': `segment us of customer { where country = "US" }
segment paying of customer { where sum(orders.amount) > 10 }
segment nobody of customer { where country = "FR" }
`,
}

test('each person counts once, in the exact combination of segments', async () => {
  const project = await createProject(segments)
  await segql(project, 'run', 'us', 'paying', 'nobody')
  const { exit, result } = await segqlJson(project, 'overlap', 'us', 'paying', 'nobody')
  expect(exit).toBe(0)
  expect(result).toMatchObject({
    sizes: [
      { name: 'us', count: 1 },
      { name: 'paying', count: 2 },
      { name: 'nobody', count: 0 },
    ],
    intersections: [
      { names: ['paying'], count: 1 },
      { names: ['us', 'paying'], count: 1 },
    ],
  })
})

test('a segment that was never run is empty and named; one alone overlaps with nothing', async () => {
  const project = await createProject(segments)
  await segql(project, 'run', 'us')
  const { exit, codes } = await segqlJson(project, 'overlap', 'us', 'paying')
  expect({ exit, codes }).toEqual({ exit: 0, codes: ['W953'] })
  expect((await segql(project, 'overlap', 'us')).exit).toBe(2)
})
