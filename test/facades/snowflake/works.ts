import type { Script, ScriptResult } from '../script/script.ts'
import { type Answering, history, planOf, refused, resultAnswer, done as settled } from './answers.ts'

export interface Work {
  readonly id: string
  readonly requestId: string
  state: 'running' | 'done'
  answer?: object
  result?: ScriptResult
  readonly done: Promise<void>
  readonly end: (answer: object) => void
}

export interface QueryRequest {
  readonly sqlText: string
  readonly describeOnly?: boolean
  readonly bindings?: Readonly<Record<string, { readonly value: string | null }>>
  readonly parameters?: { readonly STATEMENT_TIMEOUT_IN_SECONDS?: number }
}

export const beginWork = (requestId: string): Work => {
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const work: Work = {
    id: crypto.randomUUID(),
    requestId,
    state: 'running',
    done,
    end: (answer) => {
      if (work.state === 'done') return
      Object.assign(work, { state: 'done', answer })
      resolve()
    },
  }
  return work
}

const explain = 'explain using json\n'
/** The words of EXPLAIN stand on a line before the statement. */
const shifted = (message: string): string =>
  message.replace(/error line (\d+)/, (_, line) => `error line ${Number(line) + 1}`)

/** The statement runs until its time is over. */
const waitForever = async (work: Work, seconds: number): Promise<void> => {
  const message = `Statement reached its statement or warehouse timeout of ${seconds} second(s) and was canceled.`
  const timer = setTimeout(() => work.end(refused('000630', '57014', message, work.id)), seconds * 1000)
  await work.done
  clearTimeout(timer)
}

export const runWork = async (
  script: Script,
  work: Work,
  { sqlText, describeOnly = false, bindings = {}, parameters }: QueryRequest,
  { port, settings }: { readonly port: number; readonly settings: Map<string, string> },
): Promise<void> => {
  const give = (result: ScriptResult, more: Partial<Answering> = {}) =>
    work.end(resultAnswer(result, { queryId: work.id, port, settings, ...more }))
  if (/^alter session set/.test(sqlText)) {
    for (const [, name = '', value = ''] of sqlText.matchAll(/(\w+_output_format|timezone) = '([^']*)'/g)) {
      settings.set(name.toUpperCase(), value)
    }
    return give(settled, { typeId: 0x4000 })
  }
  if (/query_history_by_session/.test(sqlText)) return give(history)
  const explained = sqlText.startsWith(explain)
  const text = explained ? sqlText.slice(explain.length) : sqlText
  const answer = script.of(text)
  if (!answer) throw new Error(`the script does not know ${text.slice(0, 200)}`)
  if (answer.kind === 'refused') {
    const message = explained ? shifted(answer.message) : answer.message
    return work.end(refused(answer.code, answer.state, message, work.id))
  }
  if (explained) return give(planOf(answer))
  if (answer.kind === 'endless') return waitForever(work, parameters?.STATEMENT_TIMEOUT_IN_SECONDS ?? 0)
  const given = Object.values(bindings).map(({ value }) => value)
  const result = await script.run(answer, given)
  work.result = result
  give(result, { describeOnly, typeId: answer.kind === 'writes' ? 0x6000 : 4096 })
}
