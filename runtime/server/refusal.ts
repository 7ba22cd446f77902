import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Problem } from './api/problem.ts'
import { toFinding } from './findings.ts'

/** An answer that says no: the status, and why in a sentence. Nothing was changed. */
export interface Refusal {
  readonly refused: 400 | 401 | 403 | 404 | 409 | 411 | 413 | 422 | 429 | 499 | 500 | 502 | 503 | 504
  readonly problem: Problem | Readonly<Record<string, unknown>>
}

export const refusal = (refused: Refusal['refused'], code: string, message: string, hint?: string): Refusal => ({
  refused,
  problem: { code, message, ...(hint !== undefined && { hint }), findings: [] },
})

/** The first error speaks; all findings follow it. */
export const refuseFor = (refused: Refusal['refused'], findings: readonly Diagnostic[]): Refusal => {
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0]
  if (!first) throw new Error('a refusal without a finding')
  const { code, message, hint } = first
  return {
    refused,
    problem: { code, message, ...(hint !== undefined && { hint }), findings: findings.map(toFinding) },
  }
}

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer && 'problem' in answer
