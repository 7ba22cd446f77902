import { flavours, printPattern } from './pattern-flavour.ts'
import { parsePattern } from './pattern-parse.ts'
import { foldPattern } from './pattern-tree.ts'

const compiled = new Map<string, RegExp>()
const mostCompiled = 1000

const compile = (pattern: string, ignoringCase: boolean): RegExp => {
  const key = `${ignoringCase ? 'i' : 's'}${pattern}`
  const known = compiled.get(key)
  if (known) return known
  const result = parsePattern(pattern)
  if (result.kind === 'error') throw new Error(`the checker let a pattern pass: ${result.message}`)
  const tree = ignoringCase ? foldPattern(result.pattern) : result.pattern
  const expression = new RegExp(printPattern(tree, flavours.javascript), 'u')
  if (compiled.size >= mostCompiled) compiled.clear()
  compiled.set(key, expression)
  return expression
}

/** Whether a portable pattern, already checked, matches anywhere in a text. */
export const matchesPattern = (value: string, pattern: string, ignoringCase: boolean): boolean =>
  compile(pattern, ignoringCase).test(value)
