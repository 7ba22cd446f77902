import { formatNumber } from './format.ts'

/** Pieces that several screens share. */
export const parts = {
  refused: 'This was not done.',
  noValue: 'no value',
  personal: '(personal, covered)',
  copied: 'Copied',
  copy: 'Copy',
  sortBy: (title: string) => `Sort by ${title}`,
  tree: 'Tables',
  treeSearch: 'Search databases, tables, columns',
  treeKeys: 'Arrow keys move, Enter uses the name, Space previews a table.',
  treeNothing: 'No table or column has this name.',
  treeEmpty: 'This connection shows no tables.',
  treeCount: (tables: number) => `${formatNumber(tables)} ${tables === 1 ? 'table' : 'tables'}`,
  preview: 'Preview',
  previewOf: (table: string) => `Preview of ${table}`,
  previewRows: (rows: number) => `The first ${rows === 1 ? 'row' : `${rows} rows`}`,
  previewEmpty: 'This table has no rows.',
  refresh: 'Look at the warehouses anew',
  severities: { error: 'Error', warning: 'Warning', info: 'Note' },
  goThere: (line: number) => `Line ${line}`,
  showAsTable: 'Show as table',
  showAsChart: 'Show as chart',
} as const
