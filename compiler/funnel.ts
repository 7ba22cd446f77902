import type { Result } from '../grammar/diagnostic.ts'
import { applied } from './check/meaning.ts'
import { type CompileOptions, compileProgram, type Statement } from './compile.ts'
import type { Dialect } from './dialect.ts'
import { explanationProbes, type LeafProbe } from './explain-probes.ts'
import type { RuleNode } from './explain-tree.ts'
import type { Expr, Program } from './ir.ts'

/** One condition of a segment's rules to be counted. */
export interface FunnelStep {
  /** JSON pointer in the segment's item. */
  readonly path: string
  /** One of the conditions of the top group: what remains after it is counted too. */
  readonly top: boolean
}

/** One statement that counts everybody, the members, and each condition, in one pass over the same rows that the segment reads. */
export interface Funnel {
  /** How the top group joins its conditions: after an `or`, `remaining` grows. */
  readonly joined: 'and' | 'or'
  readonly steps: readonly FunnelStep[]
  /** One row of whole numbers; `readFunnel` reads it. */
  readonly statement: Statement
}

export interface FunnelCount extends FunnelStep {
  /** People for whom this condition alone holds. */
  readonly alone: number
  /** People for whom something the condition reads has no value. */
  readonly missing: number
  /** Only of top conditions: people left (with `or`: found) by it and all before it. */
  readonly remaining?: number
}
export interface FunnelCounts {
  readonly population: number
  readonly count: number
  readonly steps: readonly FunnelCount[]
}

const boolean = { kind: 'boolean' } as const
const logic = (kind: 'and' | 'or', operands: readonly Expr[]): Expr =>
  operands.length === 1 && operands[0] ? operands[0] : { kind, type: boolean, operands }
const isMissing = (operand: Expr): Expr => ({
  kind: 'not',
  type: boolean,
  operand: applied('is set', operand),
})

interface Measured extends FunnelStep {
  readonly condition: Expr
  readonly reads: readonly Expr[]
}

const leavesUnder = (node: RuleNode): readonly number[] => {
  switch (node.kind) {
    case 'leaf':
      return [node.leaf]
    case 'and':
    case 'or':
    case 'at least':
      return node.nodes.flatMap(leavesUnder)
    case 'not':
    case 'segment':
      return leavesUnder(node.node)
    default:
      return node satisfies never
  }
}

/** The top group's conditions, each followed by the conditions inside it. */
const measured = (program: Program): { readonly joined: 'and' | 'or'; readonly steps: readonly Measured[] } => {
  const { condition } = program
  if (!condition) return { joined: 'and', steps: [] }
  const { tree, leaves } = explanationProbes(program)
  const grouped = condition.kind === 'and' || condition.kind === 'or'
  const joined = condition.kind === 'or' ? 'or' : 'and'
  const tops = grouped ? condition.operands : [condition]
  const nodes = grouped && 'nodes' in tree.node ? tree.node.nodes : [tree.node]
  const steps = tops.flatMap((top, index): readonly Measured[] => {
    const node = nodes[index]
    const inside = node ? leavesUnder(node).flatMap((leaf) => leaves[leaf] ?? []) : []
    const own = { path: originOf(top) ?? '', top: true, condition: top, reads: inside.flatMap(readsOf) }
    const nested = node?.kind === 'leaf' ? [] : inside.flatMap(nestedStep)
    return [own, ...nested]
  })
  return { joined, steps }
}

const originOf = (expr: Expr): string | undefined =>
  expr.origin ?? (expr.kind === 'not' ? originOf(expr.operand) : undefined)

const readsOf = ({ values }: LeafProbe): readonly Expr[] =>
  values.filter(({ step }) => step === undefined).map(({ expr }) => expr)

/** A condition of another segment, named by the rule, stands in another item. */
const nestedStep = (leaf: LeafProbe): readonly Measured[] =>
  leaf.definition === undefined && leaf.origin !== undefined
    ? [{ path: leaf.origin, top: false, condition: leaf.condition, reads: readsOf(leaf) }]
    : []

/** A segment's funnel in the dialect. Raw SQL and set expressions have no conditions: only `people` and `members` are counted. */
export const compileFunnel = (program: Program, dialect: Dialect, options: CompileOptions): Result<Funnel> => {
  const { joined, steps } = measured(program)
  const { condition, ...everybody } = program
  const columns = [
    ...(condition ? [{ name: 'member', value: condition }] : []),
    ...steps.flatMap(({ condition: alone, reads }, index) => [
      { name: `condition_${index}`, value: alone },
      ...(reads.length > 0 ? [{ name: `missing_${index}`, value: logic('or', reads.map(isMissing)) }] : []),
    ]),
  ]
  const { value: inner, diagnostics } = compileProgram({ ...everybody, kind: 'traits', columns }, dialect, options)
  const shown = steps.map(({ path, top }) => ({ path, top }))
  return { value: { joined, steps: shown, statement: counting(inner, dialect, joined, steps) }, diagnostics }
}

const counting = (
  inner: Statement,
  { identifiers: { open, close } }: Dialect,
  joined: 'and' | 'or',
  steps: readonly Measured[],
): Statement => {
  const has = new Set(inner.columns.map(({ name }) => name))
  const name = (column: string): string => `${open}${column}${close}`
  const people = (test: string): string => `count(case when ${test} then 1 end)`
  const before = (index: number): string =>
    steps.flatMap(({ top }, at) => (top && at <= index ? [name(`condition_${at}`)] : [])).join(` ${joined} `)
  const counts = steps.flatMap(({ top }, index) => [
    [`alone_${index}`, people(name(`condition_${index}`))],
    [`missing_${index}`, has.has(`missing_${index}`) ? people(name(`missing_${index}`)) : '0'],
    ...(top ? [[`remaining_${index}`, people(before(index))]] : []),
  ]) as readonly (readonly [string, string])[]
  const members = has.has('member') ? people(name('member')) : 'count(*)'
  const all = [['people', 'count(*)'], ['members', members], ...counts] as const
  const list = all.map(([title, text]) => `${text} as ${name(title)}`).join(',\n  ')
  return {
    sql: `select\n  ${list}\nfrom (\n${inner.sql}\n) ${name('person')}`,
    parameters: inner.parameters,
    columns: all.map(([title]) => ({ name: title, type: { kind: 'integer' } })),
  }
}

/** The counts in the statement's one row, in the order of its columns. */
export const readFunnel = ({ steps, statement }: Funnel, row: readonly (number | bigint | string)[]): FunnelCounts => {
  const cell = new Map(statement.columns.map(({ name }, index) => [name, Number(row[index])]))
  const of = (name: string): number => cell.get(name) ?? 0
  return {
    population: of('people'),
    count: of('members'),
    steps: steps.map((step, index) => ({
      ...step,
      alone: of(`alone_${index}`),
      missing: of(`missing_${index}`),
      ...(step.top && { remaining: of(`remaining_${index}`) }),
    })),
  }
}
