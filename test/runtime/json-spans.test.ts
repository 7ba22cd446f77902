import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonSpans, toPointer } from '../../runtime/json-spans.ts'

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], json)

const paths = (json: unknown, path: readonly PropertyKey[] = []): readonly (readonly PropertyKey[])[] =>
  typeof json === 'object' && json !== null
    ? [path, ...Object.keys(json).flatMap((key) => paths((json as Record<string, unknown>)[key], [...path, key]))]
    : [path]

test('the text at each pointer of any JSON is that value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (json, indent) => {
      const text = JSON.stringify(json, null, indent)
      const spans = jsonSpans(text)
      for (const path of paths(JSON.parse(text))) {
        const span = spans.get(toPointer(path))
        expect(JSON.parse(text.slice(span?.start, span?.end))).toEqual(valueAt(JSON.parse(text), path))
      }
    }),
    { numRuns: 1000 },
  )
})
