import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type ContestantName, contestantNames } from './compile/contestants.ts'
import type { Taken, Turn } from './compile/turn.ts'
import { type Finding, milliseconds } from './report.ts'

const program = fileURLToPath(new URL('./compile/turn.ts', import.meta.url))
const warmTurns = { least: 10, most: 40, seconds: 2 } as const
const rounds = 40
const turnSeconds = 0.15

type Times = Readonly<Record<ContestantName, readonly number[]>>

/** Milliseconds of one call. */
const turn = async (contestant: ChildProcess, seconds: number): Promise<number> => {
  contestant.send({ seconds } satisfies Turn)
  const [{ calls, milliseconds }] = (await once(contestant, 'message')) as [Taken]
  return milliseconds / calls
}

/** Until three turns in a row are no faster than the best before them: on a busy machine code is optimized late. */
const warm = async (contestant: ChildProcess): Promise<void> => {
  let best = Number.POSITIVE_INFINITY
  let since = 0
  for (let taken = 0; taken < warmTurns.most && (taken < warmTurns.least || since < 3); taken++) {
    const time = await turn(contestant, warmTurns.seconds)
    since = time < best * 0.98 ? 0 : since + 1
    best = Math.min(best, time)
  }
}

/**
 * Each contestant has a process of its own, so that none runs in caches and on garbage that another left; each is warmed until
 * more of it makes it no faster. Then they take turns of the same time, so that a busy moment of the machine meets all of them.
 */
const takeTurns = async (folder: string): Promise<Times> => {
  const processes = new Map<ContestantName, ChildProcess>()
  const times: Record<ContestantName, number[]> = { segql: [], segqlWhole: [], prqlc: [], malloy: [], malloyWhole: [] }
  try {
    for (const name of contestantNames) {
      const contestant = fork(program, [name, folder])
      processes.set(name, contestant)
      await once(contestant, 'message')
      await warm(contestant)
    }
    for (let round = 0; round < rounds; round++) {
      for (const [name, contestant] of processes) times[name].push(await turn(contestant, turnSeconds))
    }
    return times
  } finally {
    for (const contestant of processes.values()) contestant.kill()
  }
}

/** The lower quartile of the rounds: what else the machine does only adds to a time, and not to all of them alike. */
const usual = (times: readonly number[]): number =>
  [...times].sort((left, right) => left - right)[times.length >> 2] ?? Number.NaN

export const measureCompilers = async (folder: string): Promise<readonly Finding[]> => {
  const times = await takeTurns(folder)
  const against = (
    what: string,
    name: string,
    [ours, theirs]: readonly [ContestantName, ContestantName],
  ): Omit<Finding, 'target'> => ({
    what,
    measured: `segql ${milliseconds(usual(times[ours]))}, ${name} ${milliseconds(usual(times[theirs]))}`,
    value: usual(times[theirs]) / usual(times[ours]),
    unit: '×',
  })
  return [
    {
      ...against('one-aggregate rule to SQL: times faster than prqlc', 'prqlc', ['segql', 'prqlc']),
      target: { compare: 'at least', value: 10 },
    },
    {
      ...against('model and rule to SQL: times faster than malloy', 'malloy', ['segqlWhole', 'malloyWhole']),
      target: { compare: 'at least', value: 20 },
    },
    against('the same with both models loaded before', 'malloy', ['segql', 'malloy']),
  ]
}
