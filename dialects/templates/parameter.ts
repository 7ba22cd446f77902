import type { Dialect } from '../../compiler/dialect.ts'
import { quotedName, refusal } from '../../compiler/emit/name.ts'
import type { Type } from '../../compiler/types.ts'
import { isDate } from '../../grammar/calendar.ts'
import type { TemplateParameter } from './template.ts'

/** Whose quotes and literals a text is written with, and what its database makes of a name without quotes. */
export interface Target {
  readonly dialect: Dialect
  readonly folding: 'lower' | 'upper' | 'keep'
}

/** A parameter's value as SQL; or what it should have been; or why this database cannot write it. */
export type Printed =
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'misfit'; readonly what: string }
  | { readonly kind: 'refused'; readonly reason: string }

const part = /(?:"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|([\p{L}_][\p{L}\p{M}\p{N}_$-]*))(\.|$)/uy

/** `shop.orders`, `"My Shop".orders`: the names that are meant. Without quotes they are folded as the database folds them. */
const readPath = (text: string, { folding }: Target): readonly string[] | undefined => {
  const names: string[] = []
  part.lastIndex = 0
  for (let ended = false; !ended; ) {
    const match = part.exec(text)
    if (!match) return undefined
    const [, double, back, plain = '', end] = match
    names.push(double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? fold(plain, folding))
    ended = end !== '.'
  }
  return names
}

const fold = (name: string, folding: Target['folding']): string => {
  if (folding === 'keep') return name
  return folding === 'lower' ? name.toLowerCase() : name.toUpperCase()
}

const printPath = (names: readonly string[], { dialect }: Target): Printed => {
  const reason = names.map((name) => refusal(name, dialect)).find((found) => found !== undefined)
  if (reason !== undefined) return { kind: 'refused', reason }
  const quoted = dialect.identifiers.wholePaths ? [names.join('.')] : names
  return { kind: 'sql', sql: quoted.map((name) => quotedName(name, dialect)).join('.') }
}

const literal = (type: Type, value: string, { dialect }: Target): Printed =>
  value.includes('\0') || !value.isWellFormed()
    ? { kind: 'refused', reason: 'it holds a character that is no text' }
    : { kind: 'sql', sql: dialect.literal({ type, value }) }

const printTexts = (text: string, target: Target): Printed => {
  const values = text.split(',').map((one) => one.trim())
  if (values.includes('')) return { kind: 'misfit', what: 'texts between commas' }
  const printed = values.map((value) => literal({ kind: 'text' }, value, target))
  const other = printed.find(({ kind }) => kind !== 'sql')
  return other ?? { kind: 'sql', sql: printed.map((one) => (one.kind === 'sql' ? one.sql : '')).join(', ') }
}

/** The default of a name is written as it is: every one of them is linted in every dialect. */
export const printParameter = (parameter: TemplateParameter, text: string, target: Target): Printed => {
  switch (parameter.kind) {
    case 'table':
    case 'column': {
      if (text === parameter.default) return { kind: 'sql', sql: text }
      const names = readPath(text, target)
      const tooMany = parameter.kind === 'column' && names && names.length > 1
      if (!names || tooMany) return { kind: 'misfit', what: whatItTakes[parameter.kind] }
      return printPath(names, target)
    }
    case 'text':
      return literal({ kind: 'text' }, text, target)
    case 'texts':
      return printTexts(text, target)
    case 'integer':
      return /^-?\d{1,18}$/.test(text)
        ? literal({ kind: 'integer' }, text, target)
        : { kind: 'misfit', what: whatItTakes.integer }
    case 'number':
      return /^-?\d{1,18}(?:\.\d{1,9})?$/.test(text)
        ? literal({ kind: 'decimal', scale: text.split('.')[1]?.length ?? 0 }, text, target)
        : { kind: 'misfit', what: whatItTakes.number }
    case 'date':
      return isDate(text) ? literal({ kind: 'date' }, text, target) : { kind: 'misfit', what: whatItTakes.date }
    default:
      return parameter satisfies never
  }
}

const whatItTakes = {
  table: "a table's name",
  column: "a column's name",
  integer: 'a whole number',
  number: 'a number',
  date: 'a date',
} as const
