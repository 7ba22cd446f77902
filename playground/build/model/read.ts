import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { parseText, readJson } from '../../../grammar/index.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Target } from './definition.ts'

export interface Read<Value> {
  readonly value?: Value
  readonly diagnostics: readonly Diagnostic[]
}

/** Text of one segment or trait set. */
export const readTarget = (text: string): Read<Target> => {
  const parsed = parseText(text)
  const diagnostics = [
    ...parsed.diagnostics,
    ...parsed.items.flatMap(({ start, diagnostics: own }) => own.map((one) => shifted(one, start))),
  ]
  const [only, second] = parsed.items
  const item = only?.item
  const isOne = item !== undefined && second === undefined && (item.kind === 'segment' || item.kind === 'traits')
  return isOne && diagnostics.every(({ severity }) => severity !== 'error')
    ? { value: item, diagnostics }
    : { diagnostics }
}

const shifted = (found: Diagnostic, by: number): Diagnostic => ({
  ...found,
  ...(found.span && { span: { start: found.span.start + by, end: found.span.end + by } }),
  ...(found.fix && {
    fix: {
      ...found.fix,
      edits: found.fix.edits.map(({ span, text }) => ({ text, span: { start: span.start + by, end: span.end + by } })),
    },
  }),
})

/** JSON of one segment or trait set. */
export const readTargetJson = (text: string): Read<Target> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { diagnostics: [{ code: 'JSON', severity: 'error', message }] }
  }
  const read = readJson({ version: 1, items: [json] })
  const diagnostics = [...read.diagnostics, ...read.items.flatMap((item) => item.diagnostics)]
  const item = read.items[0]?.item
  return item && (item.kind === 'segment' || item.kind === 'traits') ? { value: item, diagnostics } : { diagnostics }
}

const frames = {
  condition: { before: 'segment s of e {\nwhere ', after: '\n}' },
  value: { before: 'traits t of e {\nx = ', after: '\n}' },
} as const

/** An expression as it stands in a rule; `value`: as it stands beside an operator. */
export const readExpression = (text: string, as: 'condition' | 'value'): Read<Expression> => {
  const { before, after } = frames[as]
  const parsed = parseText(`${before}${text}${after}`)
  const diagnostics = parsed.items.flatMap(({ start, diagnostics: own }) =>
    own.map((one) => shifted(one, start - before.length)),
  )
  const item = parsed.items[0]?.item
  const isWhole = parsed.items.length === 1 && diagnostics.every(({ severity }) => severity !== 'error')
  const value =
    item?.kind === 'segment' && item.body.kind === 'rules'
      ? item.body.where
      : item?.kind === 'traits' && item.body.kind === 'expressions' && item.body.traits.length === 1
        ? item.body.traits[0]?.value
        : undefined
  const extra = item && ('title' in item || 'refresh' in item || 'description' in item || 'folder' in item)
  return isWhole && value && !extra ? { value, diagnostics } : { diagnostics }
}
