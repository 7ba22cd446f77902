import type { DiagnosticTable } from '../../grammar/diagnostic.ts'

/** A catalog that is read from JSON. The example is a catalog. */
export const catalogDiagnostics = {
  E291: {
    severity: 'error',
    message: ({ problem }: { problem: string }) => `The catalog does not have its form: ${problem}.`,
    hint: () => 'Refreshing the catalog writes it anew.',
    example: { json: { version: 1, connections: { demo: { tables: [], identifiers: 'folded' } } } },
  },
} as const satisfies DiagnosticTable
