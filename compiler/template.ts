/**
 * SQL of one operator, function, aggregate or conversion: text with operands by name in braces, `lower({value})`. An operand
 * that is a list is joined by commas. Only operands are filled in; the text itself never comes from a user.
 *
 * Beside its operands a template may name what belongs to the run: `{now}` (an instant), `{today}` (its date in the project's
 * zone), `{zone}` (the zone's name as text), `{weekShift}` (0 when weeks start on Monday, 1 on Sunday).
 */
export type Template = string | Repeated | Unsupported

/**
 * Said once for each item of the row's list operand, which stands for that one item, and joined:
 * `{ repeat: 'position({options} in {value}) > 0', join: ' or ' }`. The whole needs parentheses around it.
 */
export interface Repeated {
  readonly repeat: string
  readonly join: string
}

/** What a dialect cannot do, with the vendor's own reason; becomes a diagnostic at the place of use. */
export interface Unsupported {
  readonly unsupported: string
}

export const unsupported = (reason: string): Unsupported => ({ unsupported: reason })
export const isUnsupported = (template: Template): template is Unsupported =>
  typeof template !== 'string' && 'unsupported' in template
export const isRepeated = (template: Template): template is Repeated =>
  typeof template !== 'string' && 'repeat' in template

/**
 * A row's default SQL, one template for all or one per variant. A dialect overrides a row by `name` or `name.variant`.
 */
export type RowSql = Template | Readonly<Record<string, Template>>
