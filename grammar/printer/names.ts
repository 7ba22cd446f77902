import { printColumn, printFieldStart, printName } from '../words.ts'

/** Names joined by dots: a table or columns. */
export const printPath = (path: readonly string[]): string => path.map(printColumn).join('.')

/** A path as a value in an expression. */
export const printField = (path: readonly string[]): string =>
  path.map((name, index) => (index === 0 ? printFieldStart(name) : printColumn(name))).join('.')

/** A path of relations. */
export const printRelations = (path: readonly string[]): string =>
  path.map((name, index) => (index === 0 ? printName(name) : printColumn(name))).join('.')
