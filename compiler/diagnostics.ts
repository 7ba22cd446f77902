import type { DiagnosticTable } from '../grammar/diagnostic.ts'
import { lintDiagnostics } from './diagnostics/lint.ts'
import { nameDiagnostics } from './diagnostics/names.ts'
import { segmentDiagnostics } from './diagnostics/segments.ts'
import { structureDiagnostics } from './diagnostics/structure.ts'
import { testDiagnostics } from './diagnostics/tests.ts'
import { typeDiagnostics } from './diagnostics/types.ts'

/** Everything the checker and the linter can say: E2xx names, E3xx types, E4xx structure and time, E5xx segments and tests, W6xx proofs, I7xx facts. */
export const compilerDiagnostics = {
  ...nameDiagnostics,
  ...typeDiagnostics,
  ...structureDiagnostics,
  ...segmentDiagnostics,
  ...testDiagnostics,
  ...lintDiagnostics,
} as const satisfies DiagnosticTable

export type Code = keyof typeof compilerDiagnostics
type Message<C extends Code> = (typeof compilerDiagnostics)[C]['message']
/** The facts a row's sentence is made of; nothing for a sentence that is always the same. */
export type FactsOf<C extends Code> = Parameters<Message<C>> extends [infer Facts, ...unknown[]] ? Facts : object
