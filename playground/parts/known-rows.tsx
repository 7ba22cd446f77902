import { Alert, Stack } from '@mantine/core'
import { IconCheck, IconHelp, IconQuestionMark } from '@tabler/icons-react'
import type { TraitsPreview } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'
import { Cells } from './cells.tsx'
import { Nothing } from './nothing.tsx'

const texts = messages.sql.create

const Mark = ({ known }: { readonly known: boolean | null | undefined }) =>
  known === true ? (
    <IconCheck size={16} role="img" aria-label={texts.knownYes} color="light-dark(#1b6b2f, #9fd8a8)" />
  ) : (
    <IconQuestionMark size={16} role="img" aria-label={texts.knownNo} color="light-dark(#8a5300, #f2c27a)" />
  )

/** First rows of traits; a check for people that are known, a question mark for the others, and advice when nobody is. */
export const KnownRows = ({
  preview: { columns, rows, advice },
  height,
}: {
  readonly preview: TraitsPreview
  readonly height: number
}) => (
  <Stack gap="xs">
    {advice !== undefined && (
      <Alert variant="outline" color="orange" icon={<IconHelp aria-hidden />}>
        {advice}
      </Alert>
    )}
    {rows.length === 0 ? (
      <Nothing title={messages.sql.noRows} />
    ) : (
      <Cells
        table={{ columns, rows: rows.map(({ cells }) => cells) }}
        label={texts.preview}
        height={height}
        mark={{ title: texts.known, of: (row) => <Mark known={rows[row]?.known} /> }}
      />
    )}
  </Stack>
)
