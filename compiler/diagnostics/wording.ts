/** Source words stand in backticks. */
export const quoted = (name: string): string => `\`${name}\``

export const listed = (names: readonly string[], joint = 'or'): string => {
  const words = names.map(quoted)
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} ${joint} ${last}`
}

/** The hint of an unknown name. */
export const didYouMean = (near: readonly string[]): string | undefined =>
  near.length > 0 ? `Did the rule mean ${listed(near)}?` : undefined

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
