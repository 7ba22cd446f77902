import type { Script, Scripted, ScriptResult } from '../script/script.ts'
import { nativeNames } from './results.ts'

export interface Refusal {
  readonly state: string
  readonly message: string
}

export interface FacadeOperation {
  readonly guid: string
  state: 'running' | 'finished' | 'cancelled' | 'timed out' | 'failed' | 'closed'
  refusal?: Refusal
  result?: ScriptResult
  /** The next row that is fetched. */
  next: number
  readonly done: Promise<void>
  readonly end: (facts: Partial<Pick<FacadeOperation, 'state' | 'refusal' | 'result'>>) => void
}

export interface Statement {
  readonly sql: string
  readonly parameters: readonly {
    readonly name?: string
    readonly type?: string
    readonly value?: { readonly stringValue?: string }
  }[]
  readonly timeoutSeconds: number
}

const column = (name: string) => ({ name, native: 'VARCHAR' })

const describing = (result: ScriptResult): ScriptResult => {
  const natives = nativeNames(result)
  return {
    columns: ['col_name', 'data_type', 'comment'].map(column),
    length: natives.length,
    row: (index) => [result.columns[index]!.name, natives[index], null],
  }
}

const plan = `== Optimized Logical Plan ==
Aggregate [count(1) AS n#1], Statistics(sizeInBytes=16.0 B, rowCount=1)
+- Relation main.shop.orders[order_id#2] parquet, Statistics(sizeInBytes=4.0 KiB, rowCount=4.00E+0)
`
const planned: ScriptResult = { columns: [column('plan')], length: 1, row: () => [plan] }

/** Literals of an explained text are put back where the statement has its parameters: the script knows the latter. */
const known = (script: Script, sql: string): Scripted | undefined => {
  if (!sql.startsWith('explain cost ')) return script.of(sql)
  return script.of(sql.slice('explain cost '.length)) ?? { kind: 'duckdb', sql: 'select 1' }
}

const shifted = (message: string): string =>
  message.replace(/line (\d+) pos/, (_, line) => `line ${Number(line) + 1} pos`)

export const startOperation = (script: Script, { sql, parameters, timeoutSeconds }: Statement): FacadeOperation => {
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const operation: FacadeOperation = {
    guid: crypto.randomUUID(),
    state: 'running',
    next: 0,
    done,
    end: (facts) => {
      if (operation.state !== 'running') return
      Object.assign(operation, { state: 'finished' }, facts)
      resolve()
    },
  }
  const fail = (state: string, message: string) => operation.end({ state: 'failed', refusal: { state, message } })
  const work = async (): Promise<void> => {
    const describe = sql.startsWith('describe query\n')
    const answer = known(script, describe ? sql.slice('describe query\n'.length) : sql)
    if (!answer)
      return fail('42601', `[PARSE_SYNTAX_ERROR] the script does not know ${sql.slice(0, 200)}. SQLSTATE: 42601`)
    if (answer.kind === 'refused') return fail(answer.state, describe ? shifted(answer.message) : answer.message)
    if (answer.kind === 'writes' && describe)
      return fail('42601', `[PARSE_SYNTAX_ERROR] Syntax error at or near '${answer.operation}'. SQLSTATE: 42601`)
    if (sql.startsWith('explain cost ')) return operation.end({ result: planned })
    if (answer.kind === 'endless') {
      const one = { columns: [column('n')], length: 1, row: () => ['1'] }
      if (describe) return operation.end({ result: describing(one) })
      const timer = setTimeout(() => operation.end({ state: 'timed out' }), timeoutSeconds * 1000)
      return done.then(() => clearTimeout(timer))
    }
    if (parameters.some(({ type, value }) => value && type !== 'STRING')) return fail('42K09', 'a parameter is no text')
    const given = parameters.map(({ value }) => value?.stringValue ?? null)
    const bound =
      describe && answer.kind === 'duckdb'
        ? (answer.bound ?? []).map(({ value }) => (value === null ? null : String(value)))
        : given
    const result = await script.run(answer, bound)
    operation.end({ result: describe ? describing(result) : result })
  }
  work().catch((error: Error) => fail('42000', error.message))
  return operation
}
