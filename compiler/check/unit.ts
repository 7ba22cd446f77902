import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nodePaths } from '../../grammar/index.ts'
import type { Origins } from '../../grammar/origin.ts'
import type { Item } from '../../grammar/tree/index.ts'
import type { Settings } from '../checked.ts'
import type { Expr } from '../ir.ts'
import type { BoundUse, ItemContext, Names, SetUse } from './context.ts'
import type { ModelEntity, ModelRelation } from './model.ts'
import { createReport, type Report } from './report.ts'
import { asksForNow } from './timed.ts'

/** What checking one expression of the project gave: a segment's condition, a trait, or a trait set's `where`. */
export interface Unit {
  readonly expr: Expr | undefined
  readonly entity: ModelEntity | undefined
  readonly uses: ReadonlySet<string>
  readonly sets: ReadonlyMap<string, SetUse>
  readonly bound: readonly BoundUse[]
  readonly relations: ReadonlySet<ModelRelation>
  readonly foreign: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
  readonly failed: boolean
  /** Its own result changes with `now`. */
  readonly timed: boolean
  readonly report: Report
}

export interface Source {
  readonly item: Item
  readonly origins: Origins
  readonly text: string
  /** JSON pointers of the item's nodes, made when first asked for. */
  readonly pointer: (node: object) => string | undefined
}

export const createSource = (item: Item, origins: Origins, text: string): Source => {
  let paths: Map<object, string> | undefined
  return {
    item,
    origins,
    text,
    pointer: (node) => {
      const known = paths ?? nodePaths(item)
      paths = known
      return known.get(node)
    },
  }
}

/** Runs one check with a context of its own and keeps all that it gathered. */
export const createUnit = (
  source: Source,
  names: Names,
  settings: Settings,
  check: (context: ItemContext) => { readonly expr?: Expr | undefined; readonly entity?: ModelEntity | undefined },
): Unit => {
  const report = createReport(source.origins)
  const context: ItemContext = {
    item: source.item,
    report,
    settings,
    names,
    text: source.text,
    pointer: source.pointer,
    uses: new Set(),
    sets: new Map(),
    bound: [],
    relations: new Set(),
    foreign: new Set(),
  }
  const { expr, entity } = check(context)
  return {
    ...context,
    expr,
    entity,
    diagnostics: report.diagnostics,
    failed: report.failed() || expr?.type.kind === 'error',
    timed: asksForNow(expr, context.sets),
  }
}
