import { lowerText } from './functions-text.ts'
import type { NormalForm } from './types.ts'

/** An ID in the entity's normal form. */
export const normalId = (id: string, { trimmed, lower }: NormalForm): string => {
  const plain = trimmed ? id.replace(/^ +| +$/g, '') : id
  return lower ? lowerText(plain) : plain
}
