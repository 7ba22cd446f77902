import type { Dialect } from '../../../compiler/dialect.ts'
import type { IntoRow } from './dialects.ts'

/** A part of a table's name, in double quotes or plain. */
const part = /^(?:"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$-]*))(?:\.|$)/u
const mostParts = 3

/** `schema.table` as people write it; what stands in quotes is taken as it is. Nothing when it is no name. */
export const readTableName = (text: string, folds: IntoRow['folds']): readonly string[] | undefined => {
  const parts: string[] = []
  for (let rest = text; rest !== ''; ) {
    const found = part.exec(rest)
    if (!found) return undefined
    const [all, quoted, plain = ''] = found
    parts.push(quoted === undefined ? folded(plain, folds) : quoted.replaceAll('""', '"'))
    rest = rest.slice(all.length)
    if (all.endsWith('.') && rest === '') return undefined
  }
  return parts.length >= 1 && parts.length <= mostParts ? parts : undefined
}

const folded = (name: string, folds: IntoRow['folds']): string =>
  folds === 'upper' ? name.toUpperCase() : folds === 'lower' ? name.toLowerCase() : name

/** A name as the dialect quotes it. */
export const quoteFor = ({ identifiers: { open, close, escapedClose } }: Dialect, name: string): string =>
  `${open}${name.replaceAll(close, escapedClose)}${close}`

export const quoteTableFor = (dialect: Dialect, path: readonly string[]): string =>
  dialect.identifiers.wholePaths
    ? quoteFor(dialect, path.join('.'))
    : path.map((name) => quoteFor(dialect, name)).join('.')

/** Why the dialect's quotes cannot hold the name. */
export const refusedName = ({ identifiers, title }: Dialect, path: readonly string[]): string | undefined => {
  for (const name of path) {
    const reason = identifiers.refused?.(name, 'any')
    if (reason !== undefined) return `\`${name}\` is no name in ${title}: ${reason}`
    if (Buffer.byteLength(name) > identifiers.longest) return `\`${name}\` is too long for a name in ${title}`
  }
  return undefined
}
