/**
 * SQL of one operator, function, aggregate or conversion: text with operands by name in braces, `lower({value})`. An operand
 * that is a list is joined by commas. Only operands are filled in; the text itself never comes from a user.
 */
export type Template = string | Unsupported

/** What a dialect cannot do, with the vendor's own reason; becomes a diagnostic at the place of use. */
export interface Unsupported {
  readonly unsupported: string
}

export const unsupported = (reason: string): Unsupported => ({ unsupported: reason })
export const isUnsupported = (template: Template): template is Unsupported => typeof template !== 'string'

/**
 * A row's default SQL, one template for all or one per variant. A dialect overrides a row by `name` or `name.variant`.
 */
export type RowSql = Template | Readonly<Record<string, Template>>
