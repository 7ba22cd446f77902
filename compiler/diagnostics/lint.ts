import type { DiagnosticTable } from '../../grammar/diagnostic.ts'

export const lintDiagnostics = {} as const satisfies DiagnosticTable
