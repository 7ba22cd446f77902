import './list-table.css'
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef } from 'react'
import { messages } from '../text/index.ts'

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})

export interface ListColumn<Row> {
  readonly id: string
  readonly title: string
  /** As a track of a CSS grid. */
  readonly width: string
  readonly number?: true
  /** What it is sorted by; a column without it is not sorted. Nothing stands last. */
  readonly sort?: (row: Row) => string | number | undefined
  readonly cell: (row: Row) => ReactNode
}

const rowHeight = 44
const most = 560

/** A sorted list of any length: only the rows in sight exist. */
export function ListTable<Row extends object>({
  rows,
  columns,
  label,
  keyOf,
}: {
  readonly rows: readonly Row[]
  /** Stable between renders. */
  readonly columns: readonly ListColumn<Row>[]
  readonly label: string
  readonly keyOf: (row: Row) => string
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map(({ id, sort, number }) =>
      helper.accessor((row): unknown => sort?.(row), {
        id,
        enableSorting: sort !== undefined,
        sortFn: number ? 'basic' : 'alphanumeric',
        sortUndefined: 'last',
        sortDescFirst: number === true,
      }),
    )
  }, [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: defined, data, getRowId: keyOf })
  const { rows: sorted } = table.getRowModel()
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const template = columns.map(({ width }) => width).join(' ')
  const height = Math.min(most, sorted.length * rowHeight + 38)
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are placed by their number cannot be rows of a table element.
    <div
      ref={scroller}
      className="list"
      role="table"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      style={{ height }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
      tabIndex={0}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus. */}
      <div role="row" className="list-head" style={{ gridTemplateColumns: template }} aria-rowindex={1}>
        {table.getFlatHeaders().map(({ id, column }) => {
          const { title = '', number } = byId.get(id) ?? {}
          const direction = column.getIsSorted()
          const Arrow = direction === 'desc' ? IconArrowDown : IconArrowUp
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus.
            <div
              key={id}
              role="columnheader"
              className={number ? 'number' : ''}
              aria-sort={direction === false ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
            >
              {column.getCanSort() ? (
                <UnstyledButton onClick={column.getToggleSortingHandler()} title={messages.parts.sortBy(title)}>
                  {title}
                  {direction !== false && <Arrow size={13} aria-hidden />}
                </UnstyledButton>
              ) : (
                title
              )}
            </div>
          )
        })}
      </div>
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = sorted[index]
          if (!row) return null
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: what is in it has the focus.
            <div
              key={row.id}
              role="row"
              className="list-row"
              aria-rowindex={index + 2}
              style={{ gridTemplateColumns: template, transform: `translateY(${start}px)`, height: rowHeight }}
            >
              {columns.map(({ id, number, cell }) => (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                <div key={id} role="cell" className={number ? 'number' : ''}>
                  {cell(row.original)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
