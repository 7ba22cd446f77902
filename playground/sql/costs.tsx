import { Alert } from '@mantine/core'
import { IconCoin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Estimate } from '../../runtime/server/api/index.ts'
import { call } from '../project/client.ts'
import { messages } from '../text/index.ts'

const texts = messages.sql

/** Warehouses that bill for a run. */
const billed: ReadonlySet<string> = new Set(['bigquery', 'snowflake', 'databricks', 'redshift'])
export const isBilled = (kind: string): boolean => billed.has(kind)

/** What the warehouse expects of a query that may run; nothing is run for it. */
export const useEstimate = (connection: string | undefined, sql: string, wanted: boolean) =>
  useQuery({
    queryKey: ['estimate', connection, sql],
    queryFn: ({ signal }) => call('POST /api/estimate', { body: { connection: connection ?? '', sql } }, signal),
    enabled: wanted && connection !== undefined,
    retry: false,
  })

const told = ({ bytes, rows, cost, exact }: Estimate): string => {
  const parts = [
    bytes !== undefined && texts.bytes(bytes),
    rows !== undefined && `${texts.number(rows)} rows`,
    cost && `${texts.number(cost.amount)} ${cost.unit}`,
  ].filter((part) => part !== false && part !== undefined)
  if (parts.length === 0) return texts.estimateNone
  return exact ? texts.estimateExact(parts.join(', ')) : texts.estimate(parts.join(', '))
}

export const Costs = ({ kind, estimate }: { readonly kind: string; readonly estimate?: Estimate | undefined }) => (
  <Alert variant="default" p="xs" icon={<IconCoin size={18} aria-hidden />}>
    {texts.costs(texts.warehouse(kind))} {estimate && told(estimate)}
  </Alert>
)
