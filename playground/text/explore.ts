import { formatNumber, formatShare } from './format.ts'

/** The Explore screen. */
export const exploreScreen = {
  title: 'Explore',
  note: 'What the warehouses hold: tables, their first rows, and what stands in each column.',
  connection: 'Connection',
  refresh: 'Look anew',
  pick: 'Choose a table',
  pickNote: 'The tree at the left has every table that the connection shows.',
  tabs: { columns: 'Columns', rows: 'First rows', label: 'Parts of the table' },
  rows: (rows: number) => `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  columns: {
    name: 'Column',
    type: 'Type',
    missing: 'Missing',
    distinct: 'Distinct',
    least: 'Least',
    greatest: 'Greatest',
    top: 'Most frequent',
  },
  number: formatNumber,
  share: formatShare,
  personal: 'Personal data: its values are covered.',
  noConnection: 'There is no connection yet.',
  absent: 'This connection could not be looked into.',
  toSql: 'Query it',
  statisticsCost: (warehouse: string) => `Statistics read the whole table, and ${warehouse} bills for it.`,
  statistics: 'Read the statistics',
} as const
