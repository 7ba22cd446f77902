import * as exact from './decimal.ts'
import { booleanOf, dayOperand, finite, floatOperand, microsOf, textOf } from './operands.ts'
import { isExact, isJson } from './order.ts'
import type { EvaluationContext } from './row.ts'
import type { Template } from './template.ts'
import { parseDay, parseInstant, printDay, printInstant } from './time-text.ts'
import { localDay, startOfDay } from './time-zone.ts'
import type { Type, TypeKind } from './types.ts'
import type { Value } from './values.ts'

/**
 * A change of type; what cannot be changed has no value. Spaces (U+0020) around a text do not count. Every text form below is
 * one that engines can test with a pattern before they cast, so that a cast never fails and all agree.
 */
export interface ConversionRow {
  readonly sql: Template
  readonly evaluate: (value: Value, context: EvaluationContext, type: Type) => Value
}

/** Up to 100 digits on either side and two of exponent: such a text is a finite float on every engine. */
export const numberForm = '^[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?[0-9]{1,2})?$'
/** 18 digits fit into 64 bits. */
export const integerForm = '^[+-]?[0-9]{1,18}$'
/** Years 0001 to 9999. */
const year = '(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})'
export const dateForm = `^${year}-[0-9]{2}-[0-9]{2}$`
/** Without an offset it is UTC, without a time midnight; an offset stands after seconds, up to 14 hours. */
export const instantForm = `^${year}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?(Z|[+-](14:00|(0[0-9]|1[0-3]):[0-5][0-9]))?)?)?$`
export const trueTexts = ['true', 't', 'yes', 'y', '1'] as const
export const falseTexts = ['false', 'f', 'no', 'n', '0'] as const

const trimmed = "trim(both ' ' from {value})"
const listed = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ')
const guarded = (form: string, type: string) =>
  `case when regexp_like(${trimmed}, '${form}') then cast(${trimmed} as ${type}) end`

const trim = (value: Value): string => textOf(value).replace(/^ +| +$/g, '')
const matching = (value: Value, form: string): string | undefined =>
  new RegExp(form).test(trim(value)) ? trim(value) : undefined

const textToFloat = (value: Value): Value => {
  const found = matching(value, numberForm)
  return found === undefined ? null : finite(Number(found))
}
const textToInteger = (value: Value): Value => {
  const found = matching(value, integerForm)
  return found === undefined ? null : BigInt(found.replace(/^\+/, ''))
}
const textToBoolean = (value: Value): Value => {
  const found = trim(value).toLowerCase()
  if (trueTexts.some((text) => text === found)) return true
  return falseTexts.some((text) => text === found) ? false : null
}
const textToDate = (value: Value): Value => {
  const day = parseDay(matching(value, dateForm) ?? '')
  return day === undefined ? null : { day }
}
const textToTimestamp = (value: Value): Value => {
  const micros = parseInstant(matching(value, instantForm) ?? '')
  return micros === undefined ? null : { micros }
}

/**
 * A path ends in a text, a number or a truth value, or has no value. A number's text is as it stands in the JSON where the engine
 * keeps it (`21.0`, `1e21`); here it is the shortest that gives the number back.
 */
const jsonToText = (value: Value): Value => {
  const inner = value !== null && isJson(value) ? value.json : value
  return typeof inner === 'string' ||
    typeof inner === 'boolean' ||
    (typeof inner === 'number' && Number.isFinite(inner))
    ? String(inner)
    : null
}
const throughText = (evaluate: ConversionRow['evaluate'], sql: Template): ConversionRow => ({
  sql,
  evaluate: (value, context, type) => {
    const text = jsonToText(value)
    return text === null ? null : evaluate(text, context, type)
  },
})

/** Beyond it a float is no 64-bit integer. */
const mostInteger = 9.2e18
const floatToInteger = (value: Value): Value => {
  const float = floatOperand(value)
  return Math.abs(float) < mostInteger ? BigInt(Math.sign(float) * Math.floor(Math.abs(float) + 0.5)) : null
}
const exactValue = (value: Value): exact.Exact => {
  if (!isExact(value)) throw new Error('an exact number was promised')
  return value
}
const toExactText: ConversionRow = {
  sql: 'cast({value} as varchar)',
  evaluate: (value) => exact.printExact(exactValue(value)),
}
const toExactFloat: ConversionRow = {
  sql: 'cast({value} as double precision)',
  evaluate: (value) => exact.toFloat(exactValue(value)),
}
const rescaled: ConversionRow = {
  sql: '{value}',
  evaluate: (value, _context, type) => {
    const scale = type.kind === 'decimal' ? type.scale : 0
    return exact.withScale(exact.roundTo(exactValue(value), scale), Math.max(scale, exact.scaleOf(exactValue(value))))
  },
}

const textRows = {
  'text to float': { sql: guarded(numberForm, 'double precision'), evaluate: textToFloat },
  'text to integer': { sql: guarded(integerForm, 'bigint'), evaluate: textToInteger },
  'text to boolean': {
    sql: `case when lower(${trimmed}) in (${listed(trueTexts)}) then true when lower(${trimmed}) in (${listed(falseTexts)}) then false end`,
    evaluate: textToBoolean,
  },
  /** A date that does not exist (`2026-02-30`) is no value: the engine must be asked without failing. */
  'text to date': { sql: guarded(dateForm, 'date'), evaluate: textToDate },
  'text to timestamp': { sql: guarded(instantForm, 'timestamp with time zone'), evaluate: textToTimestamp },
} as const satisfies Record<string, ConversionRow>

/** Conversions by `from to to`, the kinds of the two types. Those of JSON read its text and go on from there. */
export const conversionRows = {
  ...textRows,
  'json to text': { sql: 'cast({value} as varchar)', evaluate: jsonToText },
  'json to float': throughText(textToFloat, textRows['text to float'].sql),
  'json to integer': throughText(textToInteger, textRows['text to integer'].sql),
  'json to boolean': throughText(textToBoolean, textRows['text to boolean'].sql),
  'json to date': throughText(textToDate, textRows['text to date'].sql),
  'json to timestamp': throughText(textToTimestamp, textRows['text to timestamp'].sql),
  'integer to text': toExactText,
  'decimal to text': toExactText,
  /** The shortest digits that give the float back; a whole number has no point. */
  'float to text': { sql: 'cast({value} as varchar)', evaluate: (value) => String(floatOperand(value) || 0) },
  'boolean to text': {
    sql: "case when {value} then 'true' else 'false' end",
    evaluate: (value) => String(booleanOf(value)),
  },
  'date to text': { sql: 'cast({value} as varchar)', evaluate: (value) => printDay(dayOperand(value)) },
  /** In UTC with six fraction digits. */
  'timestamp to text': {
    sql: `to_char({value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    evaluate: (value) => printInstant(microsOf(value)),
  },
  'integer to float': toExactFloat,
  'decimal to float': toExactFloat,
  'integer to decimal': rescaled,
  'decimal to decimal': rescaled,
  /** Rounded half away from zero, as every change to an integer. */
  'decimal to integer': {
    sql: 'cast(round({value}) as bigint)',
    evaluate: (value) => exact.roundToInteger(exactValue(value)),
  },
  'float to integer': {
    sql: 'case when abs({value}) < 9.2e18 then cast(sign({value}) * floor(abs({value}) + 0.5) as bigint) end',
    evaluate: floatToInteger,
  },
  'boolean to integer': {
    sql: 'case when {value} then 1 else 0 end',
    evaluate: (value) => (booleanOf(value) ? 1n : 0n),
  },
  /** The date in the project's zone, and the instant at which it begins there. */
  'timestamp to date': {
    sql: 'cast({value} at time zone {zone} as date)',
    evaluate: (value, { zone }) => ({ day: localDay(zone, microsOf(value)) }),
  },
  'date to timestamp': {
    sql: 'cast({value} as timestamp) at time zone {zone}',
    evaluate: (value, { zone }) => ({ micros: startOfDay(zone, dayOperand(value)) }),
  },
} as const satisfies Record<string, ConversionRow>

export type ConversionName = keyof typeof conversionRows
const isConversion = (name: string): name is ConversionName => Object.hasOwn(conversionRows, name)

export const conversionName = (from: TypeKind, to: TypeKind): ConversionName | undefined => {
  const name = `${from} to ${to}`
  return isConversion(name) ? name : undefined
}
