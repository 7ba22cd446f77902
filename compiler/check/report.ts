import { type Diagnostic, type DiagnosticTable, type Fix, maker } from '../../grammar/diagnostic.ts'
import type { Origin, Origins, Span } from '../../grammar/origin.ts'
import { type Code, compilerDiagnostics, type FactsOf } from '../diagnostics.ts'

const diagnostic = maker<DiagnosticTable>(compilerDiagnostics)

/** Where a finding stands and what mends it. */
export interface Place {
  readonly node: object
  readonly part?: string
  /** The text that should stand there, or in the place of the node `instead`, with the title of the change. */
  readonly replace?: { readonly title: string; readonly text: string; readonly instead?: object }
}

export interface Report {
  readonly diagnostics: readonly Diagnostic[]
  readonly failed: () => boolean
  readonly at: <C extends Code>(code: C, place: Place | object, facts: FactsOf<C>) => void
  readonly origin: (node: object, part?: string) => Origin
}

const isPlace = (place: Place | object): place is Place => 'node' in place && !('kind' in place)

const fixOf = ({ replace }: Place, own: Span | undefined, origins: Origins): Fix | undefined => {
  const span = replace?.instead ? origins.of(replace.instead).span : own
  return replace && span ? { title: replace.title, edits: [{ span, text: replace.text }] } : undefined
}

/** Collects the findings of one item. */
export const createReport = (origins: Origins): Report => {
  const diagnostics: Diagnostic[] = []
  let seen: Set<string> | undefined
  let failed = false
  return {
    diagnostics,
    failed: () => failed,
    origin: (node, part) => origins.of(node, part),
    at: (code, where, facts) => {
      const place: Place = isPlace(where) ? where : { node: where }
      const origin = origins.of(place.node, place.part)
      const found = diagnostic(code, origin, facts, fixOf(place, origin.span, origins))
      if (found.severity === 'error') failed = true
      const key = `${code} ${origin.span?.start} ${origin.span?.end} ${origin.path} ${found.message}`
      seen ??= new Set()
      if (seen.has(key)) return
      seen.add(key)
      diagnostics.push(found)
    },
  }
}
