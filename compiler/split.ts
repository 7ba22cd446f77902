import { countedConditions } from './explain-at-least.ts'
import { segmentName } from './explain-tree.ts'
import type { Expr, IdSet, Program } from './ir.ts'

/**
 * A segment that several connections share, as algebra over sets of IDs: each leaf is one statement on one connection (or a
 * result that is there already), the rest is combined outside of them.
 */
export type SetTree =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SetTree[] }
  | { readonly kind: 'not'; readonly operand: SetTree }
  | { readonly kind: 'at least'; readonly atLeast: number; readonly operands: readonly SetTree[] }

export type SetLeaf =
  /** Rules over one connection: people of that program's own population. */
  | { readonly kind: 'program'; readonly name: string; readonly program: Program; readonly own: boolean }
  /** Raw SQL of a connection: whatever IDs it gives. */
  | { readonly kind: 'sql'; readonly name: string; readonly connection: string; readonly text: string }
  /** The members of the segment's last run. */
  | { readonly kind: 'last'; readonly name: string }

export interface Split {
  readonly tree: SetTree
  readonly leaves: readonly SetLeaf[]
}

export interface SplitOptions {
  /** Segments that the rules name are taken as of their last runs. */
  readonly useLast: boolean
  /** The segment's own raw SQL runs by itself also where it is on the same connection. */
  readonly rawApart?: boolean
}

const connectionOf = (set: IdSet): string => (set.kind === 'sql' ? set.connection : set.program.connection)

/** Parts of an expression that its own connection cannot answer, or that are taken from the last run. */
const createCut = (program: Program, { useLast, rawApart = false }: SplitOptions) => {
  const known = new Map<Expr, boolean>()
  const setIsCut = (name: string): boolean => {
    const set = program.sets[name]
    if (!set) throw new Error(`the program ${program.name} has no set named ${name}`)
    if (useLast && set.name !== program.name && !set.name.includes('@')) return true
    if (rawApart && set.kind === 'sql' && set.name === program.name) return true
    return connectionOf(set) !== program.connection || (set.kind === 'program' && isSplit(set.program))
  }
  const isCut = (expr: Expr): boolean => {
    const before = known.get(expr)
    if (before !== undefined) return before
    const found = look(expr)
    known.set(expr, found)
    return found
  }
  const look = (expr: Expr): boolean => {
    if (expr.kind === 'member' && setIsCut(expr.set)) return true
    if (expr.kind === 'reference') {
      if (useLast && segmentName(expr.definition) !== undefined) return true
      const definition = program.definitions[expr.definition]
      return definition !== undefined && isCut(definition)
    }
    return Object.values(expr).some(looksInside)
  }
  const looksInside = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false
    if (Array.isArray(value)) return value.some(looksInside)
    return 'kind' in value && 'type' in value ? isCut(value as Expr) : Object.values(value).some(looksInside)
  }
  return { isCut, setIsCut }
}

/** More than one connection is needed for it. */
export const isSplit = (program: Program): boolean => {
  const { condition } = program
  return condition !== undefined && createCut(program, { useLast: false }).isCut(condition)
}

/** Cuts a program's condition into statements of one connection each; conditions of its own connection stay together. */
export const splitProgram = (program: Program, options: SplitOptions = { useLast: false }): Split => {
  const leaves: SetLeaf[] = []
  const add = (leaf: SetLeaf): SetTree => {
    const same = leaves.findIndex((known) => JSON.stringify(known) === JSON.stringify(leaf))
    if (same === -1) leaves.push(leaf)
    return { kind: 'leaf', leaf: same === -1 ? leaves.length - 1 : same }
  }
  const tree = splitInto(program, options, add, true)
  return { tree, leaves }
}

const splitInto = (program: Program, options: SplitOptions, add: (leaf: SetLeaf) => SetTree, own: boolean): SetTree => {
  const { isCut } = createCut(program, options)
  const part = (condition: Expr | undefined): SetTree => {
    const { condition: _, ...rest } = program
    const sets = condition ? setsUsed(condition, program) : {}
    const alone: Program = { ...rest, kind: 'segment', columns: [], sets, ...(condition && { condition }) }
    return add({ kind: 'program', name: program.name, program: alone, own })
  }
  const together = (kind: 'and' | 'or', operands: readonly Expr[]): SetTree => {
    const local = operands.filter((operand) => !isCut(operand))
    const [only] = local
    const first = local.length > 1 ? part({ kind, type: { kind: 'boolean' }, operands: local }) : only && part(only)
    const others = operands.filter(isCut).map(visit)
    const all = [...(first ? [first] : []), ...others]
    return all.length === 1 && all[0] ? all[0] : { kind, operands: all }
  }
  const visit = (expr: Expr): SetTree => {
    if (!isCut(expr)) return part(expr)
    const counted = countedConditions(expr)
    if (counted) return { kind: 'at least', atLeast: counted.atLeast, operands: counted.conditions.map(visit) }
    switch (expr.kind) {
      case 'and':
      case 'or':
        return together(expr.kind, expr.operands)
      case 'not':
        return { kind: 'not', operand: visit(expr.operand) }
      case 'reference':
        return visitReference(expr.definition)
      case 'member':
        return setLeaf(program, expr.set, options, add)
      default:
        throw new Error(`the checker let another connection into ${expr.kind}`)
    }
  }
  const visitReference = (definition: string): SetTree => {
    const name = segmentName(definition)
    if (options.useLast && name !== undefined) return add({ kind: 'last', name })
    const body = program.definitions[definition]
    if (!body) throw new Error(`the program ${program.name} has no definition ${definition}`)
    return visit(body)
  }
  const { condition } = program
  if (!condition) return part(undefined)
  const tree = visit(condition)
  // What is true of nobody's rows elsewhere is still said of the people there only.
  return own || !isCut(condition) ? tree : { kind: 'and', operands: [part(undefined), tree] }
}

/** The sets that a condition asks, by itself or through what it names. */
const setsUsed = (condition: Expr, { sets, definitions }: Program): Program['sets'] => {
  const used: Record<string, IdSet> = {}
  const seen = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('kind' in value && value.kind === 'member' && 'set' in value) {
      const set = sets[String(value.set)]
      if (set) used[String(value.set)] = set
    }
    if ('kind' in value && value.kind === 'reference' && 'definition' in value && !seen.has(String(value.definition))) {
      seen.add(String(value.definition))
      walk(definitions[String(value.definition)])
    }
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(condition)
  return used
}

const setLeaf = (program: Program, name: string, options: SplitOptions, add: (leaf: SetLeaf) => SetTree): SetTree => {
  const set = program.sets[name]
  if (!set) throw new Error(`the program ${program.name} has no set named ${name}`)
  if (options.useLast && set.name !== program.name && !set.name.includes('@'))
    return add({ kind: 'last', name: set.name })
  if (set.kind === 'program') return splitInto(set.program, options, add, false)
  return add({ kind: 'sql', name: set.name, connection: set.connection, text: set.text })
}
