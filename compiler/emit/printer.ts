import {
  type CommonTableExpressionNode,
  DefaultQueryCompiler,
  IdentifierNode,
  type JoinNode,
  ListNode,
  type OperationNode,
  type ParensNode,
  RawNode,
  type SelectQueryNode,
  type SetOperationNode,
  type ValueNode,
  type WhereNode,
  type WithNode,
} from 'kysely'
import type { Dialect, TypedValue } from '../dialect.ts'
import { quotedName, refusal } from './name.ts'

export interface Printed {
  readonly sql: string
  readonly parameters: readonly TypedValue[]
  /** Names the dialect cannot write, with the reason. */
  readonly refused: ReadonlyMap<string, string>
}

export type Print = 'parameters' | 'literals'

/** Making a printer costs more than printing with it. One that failed is not used again. */
let spare: StatementPrinter | undefined

/** Prints a statement by a dialect's quotes, literals and parameters, a clause a line. */
export const printStatement = (node: SelectQueryNode, dialect: Dialect, print: Print): Printed => {
  const printer = spare ?? new StatementPrinter()
  spare = undefined
  const printed = printer.print(node, dialect, print)
  spare = printer
  return printed
}

const isTypedValue = (value: unknown): value is TypedValue =>
  typeof value === 'object' && value !== null && 'value' in value && 'type' in value

interface Printing {
  readonly dialect: Dialect
  readonly print: Print
  readonly values: TypedValue[]
  readonly refused: Map<string, string>
  /** Names written so far, as they are quoted. */
  readonly names: Map<string, string>
  sql: string
  indent: string
}

class StatementPrinter extends DefaultQueryCompiler {
  #printing: Printing | undefined

  print(node: SelectQueryNode, dialect: Dialect, print: Print): Printed {
    const printing: Printing = { dialect, print, values: [], refused: new Map(), names: new Map(), sql: '', indent: '' }
    this.#printing = printing
    this.visitNode(node)
    this.#printing = undefined
    return { sql: printing.sql, parameters: printing.values, refused: printing.refused }
  }

  get #now(): Printing {
    if (!this.#printing) throw new Error('a printer writes while it prints nothing')
    return this.#printing
  }

  #line(text = ''): void {
    this.append(`\n${this.#now.indent}${text}`)
  }

  #deeper(write: () => void): void {
    const printing = this.#now
    const before = printing.indent
    printing.indent += '  '
    write()
    printing.indent = before
  }

  #list(nodes: readonly OperationNode[]): void {
    const [only] = nodes
    if (only && nodes.length === 1) {
      this.append(' ')
      this.visitNode(only)
      return
    }
    this.#deeper(() => {
      nodes.forEach((node, index) => {
        this.#line()
        this.visitNode(node)
        if (index < nodes.length - 1) this.append(',')
      })
    })
  }

  protected override visitSelectQuery(node: SelectQueryNode): void {
    if (node.with) {
      this.visitNode(node.with)
      this.#line()
    }
    this.append('select')
    if (node.frontModifiers?.length) this.append(' distinct')
    this.#list(node.selections ?? [])
    if (node.from) {
      this.#line()
      this.visitNode(node.from)
    }
    for (const join of node.joins ?? []) {
      this.#line()
      this.visitNode(join)
    }
    if (node.where) {
      this.#line()
      this.visitNode(node.where)
    }
    if (node.groupBy) {
      this.#line()
      this.visitNode(node.groupBy)
    }
    for (const set of node.setOperations ?? []) {
      this.#line()
      this.visitNode(set)
    }
  }

  protected override visitWith(node: WithNode): void {
    this.append('with')
    this.#deeper(() => {
      node.expressions.forEach((expression, index) => {
        this.#line()
        this.visitNode(expression)
        if (index < node.expressions.length - 1) this.append(',')
      })
    })
  }

  protected override visitCommonTableExpression(node: CommonTableExpressionNode): void {
    this.visitNode(node.name)
    this.append(' as (')
    this.#deeper(() => {
      this.#line()
      this.visitNode(node.expression)
    })
    this.#line(')')
  }

  protected override visitJoin(node: JoinNode): void {
    this.append(node.joinType === 'LeftJoin' ? 'left join ' : 'join ')
    this.visitNode(node.table)
    if (node.on) {
      this.append(' ')
      this.visitNode(node.on)
    }
  }

  protected override visitWhere(node: WhereNode): void {
    this.append('where ')
    if (!ListNode.is(node.where)) throw new Error('a WHERE is not a list of conditions')
    const { items } = node.where
    this.#deeper(() => {
      items.forEach((item, index) => {
        if (index > 0) this.#line('and ')
        this.visitNode(item)
      })
    })
  }

  protected override visitParens(node: ParensNode): void {
    this.append('(')
    this.#deeper(() => {
      this.#line()
      this.visitNode(node.node)
    })
    this.#line(')')
  }

  protected override visitSetOperation(node: SetOperationNode): void {
    const union = this.#now.dialect.rows.union
    this.append(node.all ? 'union all ' : `${typeof union === 'string' ? union : 'union'} `)
    this.visitNode(node.expression)
  }

  /** Templates that say an operand twice share its node: written out they could be without end. */
  protected override visitRaw(node: RawNode): void {
    const { sql, dialect } = this.#now
    if (sql.length > dialect.longestStatement) return
    const { sqlFragments, parameters } = node
    for (let index = 0; index < sqlFragments.length; index += 1) {
      this.append(sqlFragments[index] ?? '')
      const parameter = parameters[index]
      if (parameter) this.#part(parameter)
    }
  }

  /** Most parts are of these two kinds: asking Kysely for their visitor by name costs more than the visit. */
  #part(node: OperationNode): void {
    if (RawNode.is(node)) this.visitRaw(node)
    else if (IdentifierNode.is(node)) this.visitIdentifier(node)
    else this.visitNode(node)
  }

  protected override append(text: string): void {
    this.#now.sql += text
  }

  protected override visitIdentifier(node: IdentifierNode): void {
    const { dialect, names, refused } = this.#now
    const known = names.get(node.name)
    if (known !== undefined) {
      this.append(known)
      return
    }
    const reason = refusal(node.name, dialect)
    if (reason !== undefined) refused.set(node.name, reason)
    // What the quotes cannot hold is left out: nobody runs the text.
    const quoted = quotedName(reason === undefined ? node.name : '', dialect)
    names.set(node.name, quoted)
    this.append(quoted)
  }

  protected override visitValue(node: ValueNode): void {
    if (!isTypedValue(node.value)) throw new Error('a value stands in the statement without its type')
    const { dialect, print, values } = this.#now
    if (print === 'literals' || node.value.written) {
      this.append(dialect.literal(node.value))
      return
    }
    values.push(node.value)
    this.append(dialect.parameter(values.length, node.value))
  }
}
