import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { Waiting } from './waiting.tsx'

/** Waits, or tells the failure with a way on, or shows what was loaded. */
export function Loaded<Value>({
  query,
  children,
  height,
}: {
  readonly query: UseQueryResult<Value>
  readonly children: (value: Value) => ReactNode
  readonly height?: number
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failure error={query.error} again={() => void query.refetch()} />
  return <Waiting {...(height !== undefined && { height })} />
}
