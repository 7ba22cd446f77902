import { Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../project/client.ts'
import { messages } from '../text/index.ts'
import { Cells } from './cells.tsx'
import { Loaded } from './loaded.tsx'
import { Nothing } from './nothing.tsx'

const texts = messages.parts

export interface TableName {
  readonly connection: string
  readonly table: readonly string[]
}

/** The first rows of a table. */
export const TableRows = ({ connection, table, height }: TableName & { readonly height?: number }) => {
  const rows = useQuery({
    queryKey: ['preview', connection, ...table],
    queryFn: ({ signal }) => call('POST /api/explore/preview', { body: { connection, table: [...table] } }, signal),
  })
  return (
    <Loaded query={rows}>
      {(found) =>
        found.rows.length === 0 ? (
          <Nothing title={texts.previewEmpty} />
        ) : (
          <>
            <Text size="sm" c="dimmed" mb="xs">
              {texts.previewRows(found.rows.length)}
            </Text>
            <Cells table={found} label={texts.previewOf(table.join('.'))} {...(height !== undefined && { height })} />
          </>
        )
      }
    </Loaded>
  )
}

/** The first rows of a table, in a window of their own. */
export const TablePreview = ({ of, onClose }: { readonly of: TableName | undefined; readonly onClose: () => void }) => (
  <Modal
    opened={of !== undefined}
    onClose={onClose}
    size="80rem"
    title={of ? texts.previewOf(of.table.join('.')) : ''}
    closeButtonProps={{ 'aria-label': messages.app.close }}
  >
    {of && <TableRows {...of} height={420} />}
  </Modal>
)
