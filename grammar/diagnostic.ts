import type { Origin, Span } from './origin.ts'

export type Severity = 'error' | 'warning' | 'info'

/** A change of text that mends a finding. */
export interface Fix {
  readonly title: string
  readonly edits: readonly { readonly span: Span; readonly text: string }[]
}

/** One finding, told once: a sentence of fact, where, and what to do. */
export interface Diagnostic extends Origin {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  readonly fix?: Fix
  readonly file?: string
}

/** Every stage of the way from text to rows gives back its value and what it found; it never throws over a source. */
export interface Result<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The example of a diagnostic, run by a test: `source` is SegQL text in which `«…»` marks where the finding must stand (the
 * marks are taken out first), or a JSON document. It is checked against the test's shop model (`test/model.ts`).
 */
export type Example = { readonly source: string } | { readonly json: unknown }

// biome-ignore lint/suspicious/noExplicitAny: a row's facts differ row by row; `defineDiagnostics` keeps their own types.
export interface DiagnosticRow<Facts = any> {
  readonly severity: Severity
  readonly message: (facts: Facts) => string
  readonly hint?: (facts: Facts) => string | undefined
  readonly example: Example
}

export type DiagnosticTable = Readonly<Record<string, DiagnosticRow>>
type FactsOf<Row> = Row extends { message: (facts: infer Facts) => string } ? Facts : never

/** Binds a table of rows to a maker: `const syntaxError = maker(table); syntaxError('E101', origin, { found: 'x' })`. */
export const maker =
  <Table extends DiagnosticTable>(table: Table) =>
  <Code extends keyof Table & string>(
    code: Code,
    origin: Origin,
    facts: FactsOf<Table[Code]>,
    fix?: Fix,
  ): Diagnostic => {
    const row = table[code]
    if (!row) throw new Error(`no diagnostic has the code ${code}`)
    const hint = row.hint?.(facts)
    return {
      code,
      severity: row.severity,
      message: row.message(facts),
      ...(hint !== undefined && { hint }),
      ...(fix && { fix }),
      ...(origin.span && { span: origin.span }),
      ...(origin.path !== undefined && { path: origin.path }),
    }
  }
