import { lowerText } from './functions-text.ts'
import type { Population } from './ir.ts'

/** An ID in the entity's normal form. */
export const normalId = (id: string, { trimmed, lower }: Pick<Population, 'trimmed' | 'lower'>): string => {
  const plain = trimmed ? id.replace(/^ +| +$/g, '') : id
  return lower ? lowerText(plain) : plain
}
