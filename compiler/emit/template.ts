import type { OperationNode } from 'kysely'
import { atom, inParentheses, raw, type Sql } from './sql.ts'

/** What fills a template: one expression, or several joined by commas. */
export type Filling = Sql | readonly Sql[]

interface Hole {
  readonly name: string
  /** Stands between parentheses, commas or keywords, where anything may stand. */
  readonly enclosed: boolean
}
interface Parsed {
  readonly fragments: readonly string[]
  readonly holes: readonly Hole[]
  readonly names: ReadonlySet<string>
  /** Nothing but holes. */
  readonly bare: boolean
  readonly binds: Sql['binds']
}

const parsed = new Map<string, Parsed>()

/** Puts expressions into a template, in parentheses where its own text would tear them apart. */
export const fill = (template: string, fillings: Readonly<Record<string, Filling>>): Sql => {
  const { fragments, holes, binds, bare } = parse(template)
  const nodes: OperationNode[] = []
  let texts: string[] | undefined
  for (let index = 0; index < holes.length; index += 1) {
    const hole = holes[index]
    if (!hole) continue
    const filling = fillings[hole.name]
    if (!filling) throw new Error(`the template \`${template}\` asks for {${hole.name}}, which nobody gives`)
    const after = fragments[index + 1] ?? ''
    if ('node' in filling) {
      nodes.push((hole.enclosed ? filling : inParentheses(filling)).node)
      texts?.push(after)
      continue
    }
    const written = texts ?? fragments.slice(0, index + 1)
    texts = written
    filling.forEach((sql, position) => {
      nodes.push((hole.enclosed || filling.length > 1 ? sql : inParentheses(sql)).node)
      written.push(position < filling.length - 1 ? ', ' : after)
    })
    if (filling.length === 0) written.push(`${written.pop() ?? ''}${after}`)
  }
  const [only] = nodes
  if (only && nodes.length === 1 && (texts ? texts.every((text) => text === '') : bare)) {
    return { node: only, binds: 'atom' }
  }
  return { node: raw(texts ?? fragments, nodes), binds }
}

/** Whether a template has a hole of this name. */
export const asks = (template: string, name: string): boolean => parse(template).names.has(name)

const parse = (template: string): Parsed => {
  const known = parsed.get(template)
  if (known) return known
  const pieces = template.split(/\{([a-z_]\w*)\}/i)
  const fragments = pieces.filter((_, index) => index % 2 === 0)
  const holes = pieces
    .filter((_, index) => index % 2 === 1)
    .map((name, index) => ({ name, enclosed: isEnclosed(fragments[index] ?? '', fragments[index + 1] ?? '') }))
  const names = new Set(holes.map((hole) => hole.name))
  const made: Parsed = {
    fragments,
    holes,
    names,
    bare: fragments.every((text) => text === ''),
    binds: bindingOf(template),
  }
  parsed.set(template, made)
  return made
}

const opens = /(\(|, |\bwhen |\bthen |\belse |\bwhere |\bby |\bdistinct )$/
const closes = /^(\)|,| as | then\b| else\b| end\b| when\b| order by\b| desc\b| rows\b)/
const isEnclosed = (before: string, after: string): boolean => opens.test(before) && closes.test(after)

const quoted = /'(?:[^']|'')*'/g

/** Text that is one call, one parenthesis or one `case` binds itself. */
const bindingOf = (template: string): Sql['binds'] => {
  const text = template.replace(quoted, 'x').replace(/\{[a-z_]\w*\}/gi, 'x')
  if (/^\w+$/.test(text) || (/^case\b.*\bend$/s.test(text) && !/\bend\b.*\bend$/s.test(text))) return 'atom'
  if (/^\w*\(/.test(text) && closesAt(text, text.indexOf('(')) === text.length - 1) return 'atom'
  return /\b(and|or)\b/i.test(outside(text)) ? 'or' : 'plain'
}

const closesAt = (text: string, open: number): number => {
  let depth = 0
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1
    if (text[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  return -1
}

/** The text outside its parentheses. */
const outside = (text: string): string => {
  let depth = 0
  let found = ''
  for (const character of text) {
    if (character === '(') depth += 1
    if (depth === 0) found += character
    if (character === ')') depth -= 1
  }
  return found
}

export const repeated = (each: readonly Sql[], join: string): Sql => {
  const [first] = each
  if (first && each.length === 1) return first
  const nodes = each.map((sql) => inParentheses(sql).node)
  return atom(raw(['(', ...nodes.slice(1).map(() => join), ')'], nodes))
}
