import { referencePattern } from './written.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Replaced {
  readonly value: unknown
  /** Variables that are not set, with where they stand. */
  readonly missing: readonly { readonly variable: string; readonly path: readonly string[] }[]
}

/** Puts environment variables for `${NAME}` in every text of a JSON value. What a variable holds is not read again. */
export const replaceReferences = (json: unknown, environment: Environment): Replaced => {
  const missing: { variable: string; path: readonly string[] }[] = []

  const inText = (text: string, path: readonly string[]): string =>
    text.replaceAll(referencePattern, (_, literal: string | undefined, variable: string | undefined) => {
      if (literal !== undefined || variable === undefined) return literal ?? ''
      const value = environment[variable]
      if (value === undefined || value === '') missing.push({ variable, path })
      return value ?? ''
    })

  const replace = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'string') return inText(value, path)
    if (Array.isArray(value)) return value.map((inner, index) => replace(inner, [...path, String(index)]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, [...path, key])]))
  }

  return { value: replace(json, []), missing }
}
