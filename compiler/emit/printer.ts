import {
  type CommonTableExpressionNode,
  DefaultQueryCompiler,
  type IdentifierNode,
  type JoinNode,
  ListNode,
  type OperationNode,
  type ParensNode,
  type RawNode,
  type SelectQueryNode,
  type SetOperationNode,
  type ValueNode,
  type WhereNode,
  type WithNode,
} from 'kysely'
import type { Dialect, TypedValue } from '../dialect.ts'

export interface Printed {
  readonly sql: string
  readonly parameters: readonly TypedValue[]
  /** Names the dialect cannot write, with the reason. */
  readonly refused: ReadonlyMap<string, string>
}

export type Print = 'parameters' | 'literals'

/** Prints a statement by a dialect's quotes, literals and parameters, a clause a line. */
export const printStatement = (node: SelectQueryNode, dialect: Dialect, print: Print): Printed => {
  const printer = new StatementPrinter(dialect, print)
  const sql = printer.print(node)
  return { sql, parameters: printer.values, refused: printer.refused }
}

const isTypedValue = (value: unknown): value is TypedValue =>
  typeof value === 'object' && value !== null && 'value' in value && 'type' in value

const bytes = (text: string): number => {
  let count = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return count
}

const refusal = (name: string, dialect: Dialect): string | undefined => {
  const { longest, refused } = dialect.identifiers
  if (name === '') return 'it is empty'
  if (name.includes('\0') || !name.isWellFormed()) return 'it holds a character that is no text'
  if (name.length * 3 > longest && bytes(name) > longest) return `it is longer than ${longest} bytes`
  return refused?.(name, 'any')
}

class StatementPrinter extends DefaultQueryCompiler {
  readonly values: TypedValue[] = []
  readonly refused = new Map<string, string>()
  readonly #dialect: Dialect
  readonly #print: Print
  #indent = ''
  #length = 0
  #full = false

  constructor(dialect: Dialect, print: Print) {
    super()
    this.#dialect = dialect
    this.#print = print
  }

  print(node: SelectQueryNode): string {
    this.visitNode(node)
    return this.getSql()
  }

  #line(text = ''): void {
    this.append(`\n${this.#indent}${text}`)
  }

  #deeper(write: () => void): void {
    const before = this.#indent
    this.#indent += '  '
    write()
    this.#indent = before
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
    const union = this.#dialect.rows.union
    this.append(node.all ? 'union all ' : `${typeof union === 'string' ? union : 'union'} `)
    this.visitNode(node.expression)
  }

  /** Templates that say an operand twice share its node: written out they could be without end. */
  protected override visitRaw(node: RawNode): void {
    if (!this.#full) super.visitRaw(node)
  }

  protected override append(text: string): void {
    super.append(text)
    this.#length += text.length
    this.#full ||= this.#length > this.#dialect.longestStatement
  }

  protected override visitIdentifier(node: IdentifierNode): void {
    const { open, close, escapedClose } = this.#dialect.identifiers
    const reason = refusal(node.name, this.#dialect)
    if (reason !== undefined) this.refused.set(node.name, reason)
    // What the quotes cannot hold is left out: nobody runs the text.
    this.append(open + (reason === undefined ? node.name.replaceAll(close, escapedClose) : '') + close)
  }

  protected override visitValue(node: ValueNode): void {
    if (!isTypedValue(node.value)) throw new Error('a value stands in the statement without its type')
    if (this.#print === 'literals') {
      this.append(this.#dialect.literal(node.value))
      return
    }
    this.values.push(node.value)
    this.append(this.#dialect.parameter(this.values.length, node.value))
  }
}
