import { conjuncts } from '../../../compiler/raw/conjuncts.ts'
import type { SqlExpression, SqlRelation, SqlSelect, SqlTable } from '../../../compiler/raw/tree.ts'

/** A FROM taken apart: tables of which a row must be there, those whose row may be missing, and the conditions between. */
export interface Parts {
  readonly inner: readonly SqlTable[]
  readonly optional: readonly {
    readonly table: SqlTable
    readonly on: readonly SqlExpression[]
    readonly anti: boolean
  }[]
  readonly conditions: readonly SqlExpression[]
}

export const partsOf = (select: SqlSelect): Parts | string => {
  const inner: SqlTable[] = []
  const optional: Parts['optional'][number][] = []
  const conditions: SqlExpression[] = [...conjuncts(select.where)]
  const add = (relation: SqlRelation): string | undefined => {
    if (relation.kind === 'table') {
      inner.push(relation)
      return relation.columns.length > 0 ? 'a table whose columns are renamed' : undefined
    }
    if (relation.kind !== 'join') return 'a table that is itself a query or a function'
    const { left, right, type, natural, using } = relation
    if (natural || using.length > 0) return '`using` and `natural`'
    const trouble = add(left)
    if (trouble !== undefined) return trouble
    if (right.kind !== 'table') return 'a table that is itself a query or a function'
    if (type === 'left' || type === 'anti') {
      optional.push({ table: right, on: conjuncts(relation.on), anti: type === 'anti' })
      return undefined
    }
    if (type !== 'inner' && type !== 'cross' && type !== 'semi') return `a ${type} join`
    inner.push(right)
    conditions.push(...conjuncts(relation.on))
    return undefined
  }
  for (const relation of select.from) {
    const trouble = add(relation)
    if (trouble !== undefined) return trouble
  }
  return { inner, optional, conditions }
}
