import { printExpression } from '../grammar/index.ts'
import type { PersonalColumn } from './checked.ts'
import { type EvaluationData, evaluate } from './evaluate/index.ts'
import { smallestChanges } from './explain-changes.ts'
import { writeExpr } from './explain-expression.ts'
import { type LeafProbe, type Probes, probeProgram, type ValueProbe } from './explain-probes.ts'
import { readingOf, readsColumns } from './explain-reads.ts'
import { type RuleNode, verdictOf } from './explain-tree.ts'
import { printValue } from './explain-value.ts'
import type { Expr, Program } from './ir.ts'
import { normalId } from './person-id.ts'
import type { Value } from './values.ts'

export { explanationProbes, type LeafProbe, type Probes, probeProgram, type ValueProbe } from './explain-probes.ts'
export { printValue } from './explain-value.ts'

/** A value that a condition read: what it is of, in SegQL. */
export interface ExplainedValue {
  readonly text: string
  readonly value: Value
  readonly origin?: string
  /** Made of personal data: to be covered unless asked for. */
  readonly personal?: true
}

/** One condition of the rule, or of a segment the rule names (`definition`), with its verdict for this person. */
export interface ExplainedLeaf {
  readonly text: string
  /** JSON pointer in the item; `definition` says which, when it is not the explained one. */
  readonly origin?: string
  readonly definition?: string
  readonly verdict: boolean
  /** The result rests on it: a false one of `and`, a true one of `or`, and all when each is needed. */
  readonly decides: boolean
  readonly values: readonly ExplainedValue[]
  /** Of a rank: where the person stands, from its end, among how many; absent for those without a place. */
  readonly place?: { readonly number: string; readonly of: string }
}

export type ExplainedNode = { readonly verdict: boolean; readonly decides: boolean } & (
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly ExplainedNode[] }
  | { readonly kind: 'at least'; readonly atLeast: number; readonly nodes: readonly ExplainedNode[] }
  | { readonly kind: 'not'; readonly node: ExplainedNode }
  | { readonly kind: 'segment'; readonly definition: string; readonly node: ExplainedNode }
  /** An index into `Explanation.leaves`. */
  | { readonly kind: 'leaf'; readonly leaf: number }
)

/** Why one person is in or out. */
export interface Explanation {
  readonly id: string
  readonly member: boolean
  readonly tree: ExplainedNode
  readonly leaves: readonly ExplainedLeaf[]
  /** Leaves whose reversal together would turn the result, the fewest first. Empty: nothing can. */
  readonly changes: readonly (readonly number[])[]
}

/** The verdict and the values of each leaf, from wherever they were asked. */
export interface Readings {
  readonly verdicts: readonly boolean[]
  readonly values: readonly (readonly Value[])[]
}

/** The readings in a row of `probeProgram`'s columns. */
export const readingsOf = ({ leaves }: Probes, row: readonly Value[]): Readings => {
  const starts = leaves.reduce<number[]>((found, leaf) => {
    found.push((found.at(-1) ?? 0) + 1 + leaf.values.length)
    return found
  }, [])
  const start = (index: number) => starts[index - 1] ?? 0
  return {
    verdicts: leaves.map((_, index) => row[start(index)] === true),
    values: leaves.map((_, index) => row.slice(start(index) + 1, starts[index])),
  }
}

/** What the evaluator reads for one person; undefined when nobody has this ID. */
export const evaluateReadings = (probes: Probes, id: string, data: EvaluationData): Readings | undefined => {
  const { traits } = evaluate(probeProgram(probes, id), data)
  const row = traits.get(normalId(id, probes.program.population))
  return row && readingsOf(probes, row)
}

const explainNode = (node: RuleNode, verdicts: (leaf: number) => boolean, decides: boolean): ExplainedNode => {
  const verdict = verdictOf(node, verdicts)
  const base = { verdict, decides }
  const inner = (one: RuleNode, counts = decides) => explainNode(one, verdicts, counts)
  const deciding = (nodes: readonly RuleNode[]) =>
    nodes.map((one) => inner(one, decides && verdictOf(one, verdicts) === verdict))
  switch (node.kind) {
    case 'leaf':
      return { ...base, kind: 'leaf', leaf: node.leaf }
    case 'not':
      return { ...base, kind: 'not', node: inner(node.node) }
    case 'segment':
      return { ...base, kind: 'segment', definition: node.definition, node: inner(node.node) }
    case 'and':
    case 'or':
      return { ...base, kind: node.kind, nodes: deciding(node.nodes) }
    case 'at least':
      return { ...base, kind: 'at least', atLeast: node.atLeast, nodes: deciding(node.nodes) }
    default:
      return node satisfies never
  }
}

const decisiveLeaves = (node: ExplainedNode): readonly number[] => {
  if (node.kind === 'leaf') return node.decides ? [node.leaf] : []
  return 'nodes' in node ? node.nodes.flatMap(decisiveLeaves) : decisiveLeaves(node.node)
}

export interface ExplanationOptions {
  /** The words of a condition where its source is at hand, instead of those made from its meaning. */
  readonly textOf?: (origin: string, definition: string | undefined) => string | undefined
  readonly personal?: readonly PersonalColumn[]
}

const written = (expr: Expr, program: Program): string =>
  printExpression(writeExpr(expr, { entity: program.population.entity, frames: [] }))

/** Why a person is in or out, from the readings of the probes. */
export const explain = (
  id: string,
  { program, tree, leaves }: Probes,
  readings: Readings,
  options: ExplanationOptions = {},
): Explanation => {
  const verdicts = (leaf: number) => readings.verdicts[leaf] ?? false
  const explained = explainNode(tree.node, verdicts, true)
  const decisive = new Set(decisiveLeaves(explained))
  return {
    id,
    member: explained.verdict,
    tree: explained,
    changes: smallestChanges(tree, readings.verdicts),
    leaves: leaves.map((leaf, index) => ({
      text:
        (leaf.origin !== undefined && options.textOf?.(leaf.origin, leaf.definition)) ||
        written(leaf.condition, program),
      ...(leaf.origin !== undefined && { origin: leaf.origin }),
      ...(leaf.definition !== undefined && { definition: leaf.definition }),
      verdict: verdicts(index),
      decides: decisive.has(index),
      values: leaf.values.flatMap((value, position) => {
        if (value.gives) return []
        const explainedValue = {
          text: written(value.expr, program),
          value: readings.values[index]?.[position] ?? null,
          ...(value.origin !== undefined && { origin: value.origin }),
          ...(readsColumns(readingOf(value.expr, program), options.personal ?? []) && { personal: true as const }),
        }
        return [explainedValue]
      }),
      ...placeOf(leaf, readings.values[index] ?? []),
    })),
  }
}

const placeOf = ({ values }: LeafProbe, read: readonly Value[]): Pick<ExplainedLeaf, 'place'> => {
  const given = (what: ValueProbe['gives']): Value => read[values.findIndex(({ gives }) => gives === what)] ?? null
  const [place, people] = [given('place'), given('people')]
  return place === null || people === null ? {} : { place: { number: printValue(place), of: printValue(people) } }
}

/** What stands for a value of personal data. */
export const mask = '•••'

const valueSentence = ({ text, value, personal }: ExplainedValue, covers: boolean): string =>
  value === null ? `\`${text}\` has no value` : `\`${text}\` is ${covers && personal ? mask : printValue(value)}`

/** `` `sum(orders.amount) >= 500` is false (`sum(orders.amount)` is 120) ``; `covers` hides personal data. */
export const leafSentence = ({ text, verdict, values, place }: ExplainedLeaf, covers = false): string => {
  const read = values.filter((value) => value.text !== text).map((value) => valueSentence(value, covers))
  if (place) read.push(`place ${place.number} of ${place.of}`)
  return `\`${text}\` is ${verdict}${read.length > 0 ? ` (${read.join(', ')})` : ''}`
}
