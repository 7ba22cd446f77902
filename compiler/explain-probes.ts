import { type RuleLeaf, type RuleTree, ruleTree } from './explain-tree.ts'
import type { Column, Expr, ExprOf, Program, Sequence, SequenceStep } from './ir.ts'
import { normalId } from './person-id.ts'
import type { Type } from './types.ts'

/** A value that a condition reads, to be shown beside its verdict. */
export interface ValueProbe {
  readonly origin?: string
  readonly expr: Expr
  /** For a sequence: which step's latest row the value is the time of, from 0. */
  readonly step?: number
  /** Of a rank: where the person stands in it, told apart from the values. */
  readonly gives?: ExprOf<'rank'>['gives']
}
export interface LeafProbe extends RuleLeaf {
  readonly values: readonly ValueProbe[]
}

/** The questions whose answers explain one person, by SQL or by the evaluator. */
export interface Probes {
  readonly program: Program
  readonly tree: RuleTree
  readonly leaves: readonly LeafProbe[]
}

const unwrapped = (expr: Expr): Expr => {
  if (expr.kind === 'convert') return unwrapped(expr.value)
  const [folded] = expr.kind === 'apply' && expr.name === 'fold_case' ? expr.operands : []
  return folded ? unwrapped(folded) : expr
}

/** What can be shown: no plain literal, no truth value, no unknown type. */
const isShown = ({ kind, type }: Expr): boolean => kind !== 'literal' && type.kind !== 'other' && type.kind !== 'error'

/** The time of the latest row of a step. */
const latestOf = (sequence: Sequence, step: SequenceStep): Expr => {
  const time: Column = step.time
  return {
    kind: 'aggregate',
    type: time.type,
    function: 'max',
    frame: sequence.frame,
    links: [step.link],
    value: time,
    time,
    ...(sequence.window && !step.negated && { window: sequence.window }),
    ...(step.where && { where: step.where }),
  }
}

/** A compound operand (`revenue / orders`) is followed by what it is computed of. */
const withParts = (expr: Expr): readonly Expr[] => {
  const shown = unwrapped(expr)
  if (!isShown(shown)) return []
  if (shown.kind !== 'apply') return [shown]
  return [shown, ...shown.operands.flatMap(withParts)]
}

const standing = (rank: ExprOf<'rank'>): readonly ValueProbe[] =>
  (['place', 'people'] as const).map((gives) => ({ expr: { ...rank, type: { kind: 'integer' }, gives }, gives }))

const valuesOf = (condition: Expr): readonly ValueProbe[] => {
  const plain = (...exprs: readonly Expr[]): readonly ValueProbe[] =>
    exprs.flatMap(withParts).map((expr) => ({ expr, ...(expr.origin !== undefined && { origin: expr.origin }) }))
  switch (condition.kind) {
    case 'not':
      return valuesOf(condition.operand)
    case 'apply':
      return plain(...condition.operands)
    case 'in window':
      return plain(condition.value)
    case 'member':
      return condition.value ? plain(condition.value) : []
    case 'rank':
      return [...plain(condition.by, ...(condition.among ? [condition.among] : [])), ...standing(condition)]
    case 'any element':
      return plain(condition.array)
    case 'column':
    case 'reference':
    case 'json':
      return plain(condition)
    case 'sequence':
      return condition.steps.map((step, index) => ({ expr: latestOf(condition, step), step: index }))
    default:
      return []
  }
}

const different = (values: readonly ValueProbe[]): readonly ValueProbe[] => [
  ...new Map(values.map((value) => [JSON.stringify(value.expr), value])).values(),
]

/** `given`: segments whose members are given, so that their own rules are not asked. */
export const explanationProbes = (program: Program, given: ReadonlySet<string> = new Set()): Probes => {
  const tree = ruleTree(program, given)
  const leaves = tree.leaves.map((leaf) => ({ ...leaf, values: different(valuesOf(leaf.condition)) }))
  return { program, tree, leaves }
}

const text: Type & { readonly kind: 'text' } = { kind: 'text' }
const equalsId = (id: string): ExprOf<'apply'> => ({
  kind: 'apply',
  type: { kind: 'boolean' },
  name: '=',
  operands: [
    { kind: 'id', type: text },
    { kind: 'literal', type: text, value: id },
  ],
})
const asColumn = (expr: Expr): Expr => (expr.type.kind === 'json' ? { kind: 'convert', type: text, value: expr } : expr)

/**
 * The trait set whose one row answers the probes for one person: each leaf's verdict (`leaf_1`), then its values
 * (`leaf_1_value_1`), in the order of the leaves. No row: nobody has this ID.
 */
export const probeProgram = ({ program, leaves }: Probes, id: string): Program => ({
  ...program,
  kind: 'traits',
  condition: equalsId(normalId(id, program.population)),
  columns: leaves.flatMap((leaf, index) => [
    { name: `leaf_${index + 1}`, value: leaf.condition },
    ...leaf.values.map(({ expr }, value) => ({ name: `leaf_${index + 1}_value_${value + 1}`, value: asColumn(expr) })),
  ]),
})
