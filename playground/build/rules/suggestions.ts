import { useEffect, useState } from 'react'
import type { ListOption } from '../../parts/listbox.tsx'
import { fitting } from '../../parts/listbox.tsx'
import { call } from '../../project/client.ts'
import { messages } from '../../text/index.ts'
import type { Suggestions } from '../sentence/parts.ts'

const pause = 150
const nothing: readonly ListOption[] = []

/** Values to choose from: those the catalog knows, else the most frequent of the column, asked of the warehouse. */
export const useSuggestions = (
  suggestions: Suggestions | undefined,
  typed: string,
): { readonly options: readonly ListOption[]; readonly loading: boolean } => {
  const { known, column } = suggestions ?? {}
  const [found, setFound] = useState(nothing)
  const [loading, setLoading] = useState(false)
  const place = known || !column ? undefined : JSON.stringify(column)
  useEffect(() => {
    if (place === undefined) return
    const asking = new AbortController()
    setLoading(true)
    const timer = setTimeout(async () => {
      try {
        const body = { ...(JSON.parse(place) as NonNullable<typeof column>), contains: typed.trim(), limit: 20 }
        const { values } = await call('POST /api/values', { body: { ...body, table: [...body.table] } }, asking.signal)
        setFound(
          values.flatMap(({ value, rows }) =>
            value === null || value === ''
              ? []
              : [{ value: String(value), label: String(value), note: messages.build.search.rows(rows) }],
          ),
        )
        setLoading(false)
      } catch {
        // Without suggestions the value is typed.
        if (!asking.signal.aborted) setLoading(false)
      }
    }, pause)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [place, typed])
  if (known)
    return {
      options: fitting(
        known.map((value) => ({ value, label: value })),
        typed,
      ),
      loading: false,
    }
  return { options: found, loading }
}
