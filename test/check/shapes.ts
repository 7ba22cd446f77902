import { brief, programOf } from './project.ts'

/** The shapes of IR that the tests expect, in `brief` form. */
export const column = (read: string, frame = 0, hops: unknown[] = []) => ({ kind: 'column', frame, hops, read })
export const literal = (value: string | boolean) => ({ kind: 'literal', value })
export const apply = (name: string, ...operands: unknown[]) => ({ kind: 'apply', name, operands })
export const not = (operand: unknown) => ({ kind: 'not', operand })
export const orders = { relation: 'orders', hops: [], cut: 'ordered_at' }
export const events = { relation: 'events', hops: [], cut: 'occurred_at' }
export const items = { relation: 'items', hops: [] }
export const count = (more: object) => ({ kind: 'aggregate', function: 'count', frame: 0, ...more })
export const orderTime = column('ordered_at', 1)
export const event = (name: string) => apply('=', column('event_name', 1), literal(name))

export const condition = (text: string, entity?: string) => brief(programOf(text, entity).condition)

/** Variants are the business of the operators' own tests. */
export function stripVariant(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'variant' ? undefined : part)))
}
