import type { SqlItem, SqlName, SqlQuery, SqlRelation, SqlSelect, SqlTable } from '../../compiler/raw/tree.ts'
import {
  columnName,
  expression,
  expressions,
  isBuiltInOperator,
  nameAt,
  names,
  textOf,
  typeText,
  windowParts,
} from './postgres-expression.ts'
import { isSet, nodeIn, nodesIn, numberIn, type RawNode, textIn, unwrap } from './raw-node.ts'
import { noQuery, type TreeContext, unknownRelation } from './tree-context.ts'

const writes: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
}

/** A statement node as a query: https://github.com/postgres/postgres/blob/master/src/include/nodes/parsenodes.h */
export const postgresQuery = (node: RawNode, context: TreeContext): SqlQuery => {
  const [kind = '', statement = {}] = unwrap(node) ?? []
  const written = writes[kind]
  if (written !== undefined) context.stop({ kind: 'forbidden', reason: 'write inside', what: written })
  else if (kind !== 'SelectStmt') context.stop({ kind: 'unknown part', what: kind })
  return context.deeper(() => selectStatement(statement, context)) ?? noQuery
}

const selectStatement = (statement: RawNode, context: TreeContext): SqlQuery => {
  if (statement.intoClause !== undefined) {
    const span = context.at(locationOf(nodeIn(nodeIn(statement, 'intoClause') ?? {}, 'rel') ?? {}))
    context.stop({ kind: 'forbidden', reason: 'into', what: 'SELECT INTO', ...(span && { span }) })
  }
  if (statement.lockingClause !== undefined) {
    context.stop({ kind: 'forbidden', reason: 'lock', what: 'FOR UPDATE' })
  }
  const clause = nodeIn(statement, 'withClause')
  const limits = [nodeIn(statement, 'limitCount'), nodeIn(statement, 'limitOffset')].filter(
    (part) => part !== undefined,
  )
  return {
    kind: 'query',
    ctes: clause ? nodesIn(clause, 'ctes').map((cte) => commonTable(cte, context)) : [],
    recursive: clause !== undefined && isSet(clause, 'recursive'),
    body: bodyOf(statement, context),
    orderBy: nodesIn(statement, 'sortClause').map((sort) => sortExpression(sort, context)),
    limited: statement.limitCount !== undefined || statement.limitOffset !== undefined,
    limits: expressions(limits, context),
  }
}

const sortExpression = (node: RawNode, context: TreeContext) => {
  const sort = nodeIn(node, 'SortBy') ?? {}
  const using = nodesIn(sort, 'useOp').map(textOf)
  if (using.length > 0 && !isBuiltInOperator(using)) context.foreign(using, numberIn(sort, 'location'))
  return expression(nodeIn(sort, 'node') ?? {}, context)
}

const commonTable = (node: RawNode, context: TreeContext): SqlQuery['ctes'][number] => {
  const cte = nodeIn(node, 'CommonTableExpr') ?? {}
  const query = postgresQuery(nodeIn(cte, 'ctequery') ?? {}, context)
  const name = nameAt(textIn(cte, 'ctename') ?? '', context.at(locationOf(cte)))
  return { name, columns: names(nodesIn(cte, 'aliascolnames')), query }
}

const operators = { SETOP_UNION: 'union', SETOP_EXCEPT: 'except', SETOP_INTERSECT: 'intersect' } as const

const bodyOf = (statement: RawNode, context: TreeContext): SqlQuery['body'] => {
  const operation = operators[textIn(statement, 'op') as keyof typeof operators]
  if (operation) {
    return {
      kind: 'set operation',
      operator: operation,
      all: isSet(statement, 'all'),
      byName: false,
      left: selectStatement(nodeIn(statement, 'larg') ?? {}, context),
      right: selectStatement(nodeIn(statement, 'rarg') ?? {}, context),
    }
  }
  const values = nodesIn(statement, 'valuesLists')
  if (values.length > 0) {
    return {
      kind: 'values',
      rows: values.map((row) => expressions(nodesIn(nodeIn(row, 'List') ?? {}, 'items'), context)),
    }
  }
  return selectOf(statement, context)
}

const selectOf = (statement: RawNode, context: TreeContext): SqlSelect => {
  const part = (key: string) => {
    const node = nodeIn(statement, key)
    return node && expression(node, context)
  }
  const [where, having] = [part('whereClause'), part('havingClause')]
  const distinct = nodesIn(statement, 'distinctClause')
  const windows = nodesIn(statement, 'windowClause').map((window) => nodeIn(window, 'WindowDef') ?? {})
  return {
    kind: 'select',
    distinct: distinct.length > 0,
    distinctOn: expressions(distinct, context),
    items: nodesIn(statement, 'targetList').map((target) => itemOf(nodeIn(target, 'ResTarget') ?? {}, context)),
    from: nodesIn(statement, 'fromClause').map((relation) => relationOf(relation, context)),
    ...(where && { where }),
    groupBy: expressions(nodesIn(statement, 'groupClause'), context),
    groupByAll: isSet(statement, 'groupByAll'),
    ...(having && { having }),
    beside: windows.flatMap((window) => windowParts(window, context)),
  }
}

const itemOf = (target: RawNode, context: TreeContext): SqlItem => {
  const value = nodeIn(target, 'val') ?? {}
  const reference = nodeIn(value, 'ColumnRef')
  const fields = reference ? nodesIn(reference, 'fields') : []
  const span = context.at(numberIn(target, 'location') ?? 0)
  if (fields.some((field) => 'A_Star' in field)) {
    const of = names(fields.filter((field) => !('A_Star' in field)))
    return { kind: 'star', of, except: [], replace: [], rename: [], chosen: false, ...(span && { span }) }
  }
  const name = textIn(target, 'name')
  const alias = name === undefined ? undefined : columnName(name)
  return { kind: 'expression', value: expression(value, context), ...(alias && { alias }), ...(span && { span }) }
}

const locationOf = (node: RawNode): number => numberIn(node, 'location') ?? 0

const aliasOf = (node: RawNode): { readonly alias?: SqlName; readonly columns: readonly SqlName[] } => {
  const alias = nodeIn(node, 'alias')
  const name = alias && textIn(alias, 'aliasname')
  return {
    ...(name !== undefined && { alias: columnName(name) }),
    columns: alias ? names(nodesIn(alias, 'colnames')) : [],
  }
}

const relations: Readonly<Record<string, (node: RawNode, context: TreeContext) => SqlRelation>> = {
  RangeVar: (node, context) => tableOf(node, context),
  RangeSubselect: (node, context) => ({
    kind: 'derived',
    query: postgresQuery(nodeIn(node, 'subquery') ?? {}, context),
    ...aliasOf(node),
    lateral: isSet(node, 'lateral'),
  }),
  RangeFunction: (node, context) => functionRelation(node, context),
  JoinExpr: (node, context) => joinOf(node, context),
  RangeTableSample: (node, context) => {
    const method = nodesIn(node, 'method').map(textOf)
    if (!/^(bernoulli|system)$/.test(method.join('.'))) context.call(method, numberIn(node, 'location'))
    const of = relationOf(nodeIn(node, 'relation') ?? {}, context)
    const parts = expressions(
      [...nodesIn(node, 'args'), ...(nodeIn(node, 'repeatable') ? [nodeIn(node, 'repeatable') ?? {}] : [])],
      context,
    )
    return parts.every(({ kind }) => kind === 'literal') ? of : { kind: 'reshaped', of, parts, columns: [] }
  },
  JsonTable: (node, context) => {
    const call = expression({ JsonTable: node }, context)
    return { kind: 'table call', call, ...aliasOf(node), complete: false }
  },
}

const relationOf = (node: RawNode, context: TreeContext): SqlRelation => {
  const [kind = '', relation = {}] = unwrap(node) ?? []
  return relations[kind]?.(relation, context) ?? unknownRelation(kind, context)
}

const tableOf = (node: RawNode, context: TreeContext): SqlTable => {
  const span = context.at(locationOf(node))
  const path = ['catalogname', 'schemaname', 'relname'].flatMap((key) => textIn(node, key) ?? [])
  return { kind: 'table', path: path.map((part) => columnName(part)), ...aliasOf(node), ...(span && { span }) }
}

/** The columns of a definition list, `as x(a int)`, are all there are. */
const functionRelation = (node: RawNode, context: TreeContext): SqlRelation => {
  const functions = nodesIn(node, 'functions').flatMap((list) =>
    nodesIn(nodeIn(list, 'List') ?? {}, 'items').slice(0, 1),
  )
  const calls = expressions(functions, context)
  const defined = nodesIn(node, 'coldeflist').map((definition) => nodeIn(definition, 'ColumnDef') ?? {})
  for (const column of defined) typeText(nodeIn(column, 'typeName') ?? {}, context)
  const { columns, ...alias } = aliasOf(node)
  const [first] = calls
  const given = defined.length > 0 ? defined.map((column) => columnName(textIn(column, 'colname') ?? '')) : columns
  return {
    kind: 'table call',
    call: calls.length === 1 && first ? first : { kind: 'other', name: 'rows from', parts: calls },
    ...alias,
    columns: given,
    complete: defined.length > 0 || (isSet(node, 'ordinality') && columns.length > 1),
  }
}

const joinTypes: Readonly<Record<string, 'inner' | 'left' | 'right' | 'full'>> = {
  JOIN_INNER: 'inner',
  JOIN_LEFT: 'left',
  JOIN_RIGHT: 'right',
  JOIN_FULL: 'full',
}

const joinOf = (node: RawNode, context: TreeContext): SqlRelation => {
  const quals = nodeIn(node, 'quals')
  const on = quals && expression(quals, context)
  const using = names(nodesIn(node, 'usingClause'))
  const natural = isSet(node, 'isNatural')
  const type = joinTypes[textIn(node, 'jointype') ?? ''] ?? 'other'
  const cross = type === 'inner' && !on && using.length === 0 && !natural
  return {
    kind: 'join',
    type: nodeIn(node, 'alias') ? 'other' : cross ? 'cross' : type,
    left: relationOf(nodeIn(node, 'larg') ?? {}, context),
    right: relationOf(nodeIn(node, 'rarg') ?? {}, context),
    ...(on && { on }),
    using,
    natural,
  }
}
