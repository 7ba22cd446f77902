import './schema-tree.css'
import { ActionIcon, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconChevronRight, IconEye, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import { messages } from '../text/index.ts'
import { rowsOf, type TreeRow } from './schema-rows.ts'

const texts = messages.parts
const rowHeight = 28

/** Schemas, tables and columns of a connection, with a search; thousands of tables cost as little as ten. */
export const SchemaTree = ({
  catalog,
  onUse,
  onPreview,
  selected,
  height,
}: {
  readonly catalog: ConnectionCatalog
  /** A table or column was chosen: its name as SQL writes it. */
  readonly onUse: (row: TreeRow) => void
  readonly onPreview?: (table: readonly string[]) => void
  readonly selected?: readonly string[]
  readonly height: number | string
}) => {
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => firstOpen(catalog))
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useMemo(() => rowsOf(catalog, open, search), [catalog, open, search])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const at = Math.min(active, rows.length - 1)
  const toggle = (row: TreeRow, to = !row.open): void => {
    const next = new Set(open)
    if (to) next.add(row.key)
    else next.delete(row.key)
    setOpen(next)
  }
  const move = (to: number): void => {
    const bounded = Math.max(0, Math.min(rows.length - 1, to))
    setActive(bounded)
    virtual.scrollToIndex(bounded)
  }
  const choose = (row: TreeRow): void => (row.kind === 'schema' ? toggle(row) : onUse(row))
  const press = (event: KeyboardEvent): void => {
    const row = rows[at]
    if (!row) return
    const parent = rows.findLastIndex((one, index) => index < at && one.level < row.level)
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      ArrowRight: () => (row.open === false ? toggle(row, true) : row.open === true ? move(at + 1) : undefined),
      ArrowLeft: () => (row.open === true ? toggle(row, false) : parent >= 0 ? move(parent) : undefined),
      Enter: () => choose(row),
      ' ': () => (row.kind === 'table' && onPreview ? onPreview(row.path) : choose(row)),
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div className="schema">
      <TextInput
        size="xs"
        aria-label={texts.treeSearch}
        placeholder={texts.treeSearch}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value)
          setActive(0)
        }}
      />
      <VisuallyHidden id={`${id}-keys`}>{texts.treeKeys}</VisuallyHidden>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" p="xs">
          {catalog.tables.length === 0 ? texts.treeEmpty : texts.treeNothing}
        </Text>
      ) : (
        <div
          ref={scroller}
          className="schema-rows"
          style={{ height }}
          role="tree"
          tabIndex={0}
          aria-label={texts.tree}
          aria-describedby={`${id}-keys`}
          aria-activedescendant={`${id}-${at}`}
          onKeyDown={press}
        >
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]
              if (!row) return null
              return (
                <Row
                  key={row.key}
                  id={`${id}-${index}`}
                  row={row}
                  top={start}
                  active={index === at}
                  chosen={row.kind === 'table' && selected !== undefined && row.path.join('\0') === selected.join('\0')}
                  onToggle={() => toggle(row)}
                  onChoose={() => {
                    setActive(index)
                    choose(row)
                  }}
                  {...(onPreview && row.kind === 'table' && { onPreview: () => onPreview(row.path) })}
                />
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}

/** Few schemas stand open, their tables closed. */
const firstOpen = ({ tables }: ConnectionCatalog): ReadonlySet<string> => {
  const schemas = new Set(tables.map(({ name }) => `s ${name.slice(0, -1).join('.')}`))
  return schemas.size <= 8 ? schemas : new Set()
}

const Row = ({
  id,
  row,
  top,
  active,
  chosen,
  onToggle,
  onChoose,
  onPreview,
}: {
  readonly id: string
  readonly row: TreeRow
  readonly top: number
  readonly active: boolean
  readonly chosen: boolean
  readonly onToggle: () => void
  readonly onChoose: () => void
  readonly onPreview?: () => void
}) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself answers keys for its active row.
  // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names its active row.
  <div
    id={id}
    role="treeitem"
    aria-level={row.level}
    aria-selected={chosen}
    {...(row.open !== undefined && { 'aria-expanded': row.open })}
    className={`schema-row${active ? ' active' : ''}${chosen ? ' chosen' : ''}`}
    style={{ top, paddingLeft: 4 + (row.level - 1) * 16 }}
    onClick={onChoose}
    title={row.path.join('.')}
  >
    {row.open === undefined ? (
      <span className="schema-space" />
    ) : (
      // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys open and close.
      // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys open and close.
      <span
        className="schema-arrow"
        data-open={row.open}
        onClick={(event) => {
          event.stopPropagation()
          onToggle()
        }}
      >
        <IconChevronRight size={14} aria-hidden />
      </span>
    )}
    <span className={`schema-name ${row.kind}`}>{row.name}</span>
    {row.type !== undefined && <span className="schema-type">{row.type}</span>}
    {onPreview && (
      <ActionIcon
        size="xs"
        className="schema-eye"
        tabIndex={-1}
        aria-label={texts.previewOf(row.path.join('.'))}
        onClick={(event) => {
          event.stopPropagation()
          onPreview()
        }}
      >
        <IconEye size={14} aria-hidden />
      </ActionIcon>
    )}
  </div>
)
