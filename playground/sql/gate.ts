import type { Estimate } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'
import type { Judgement } from './use-lint.ts'

const texts = messages.sql.gate

/** Why Run is off; nothing when it is on. */
export const whyNot = (
  sql: string,
  { lint, error }: Judgement,
  { role, estimate }: { readonly role: string; readonly estimate?: Estimate | undefined },
): string | undefined => {
  if (role === 'viewer') return texts.viewer
  if (sql.trim() === '') return texts.empty
  if (error !== null && error !== undefined) return texts.failed
  if (!lint) return texts.judging
  const errors = lint.findings.filter(({ severity }) => severity === 'error').length
  if (errors > 0) return texts.errors(errors)
  if (lint.verdict === 'refused') return texts.refused
  if (lint.verdict === 'unproven') return texts.unproven
  return estimate?.overBudget ? texts.overBudget : undefined
}
