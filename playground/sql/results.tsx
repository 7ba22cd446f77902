import './results.css'
import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useState } from 'react'
import type { Run } from '../../runtime/server/api/index.ts'
import { Cells } from '../parts/cells.tsx'
import { Findings } from '../parts/findings.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RunStatus } from '../parts/run-status.tsx'
import { call } from '../project/client.ts'
import { isOver, useRuns } from '../project/use-runs.ts'
import { formatAgo, formatDuration, formatInstant } from '../text/format.ts'
import { messages } from '../text/index.ts'
import { type RunActs, RunMenu } from './run-menu.tsx'

const texts = messages.sql

/** What queries gave, the newest first. */
export const Results = ({
  kinds,
  acts,
}: {
  readonly kinds: Readonly<Record<string, string>>
  readonly acts: RunActs
}) => {
  const runs = useRuns()
  return (
    <section aria-label={texts.results}>
      <Title order={2} size="h5" mb="xs">
        {texts.results}
      </Title>
      <Loaded query={runs}>
        {(found) => {
          const queries = found.runs.filter(({ target }) => target.kind === 'query')
          if (queries.length === 0) return <Nothing title={texts.noResults} note={texts.noResultsNote} />
          return (
            <div className="results">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{texts.columns.query}</th>
                    <th scope="col">{texts.columns.status}</th>
                    <th scope="col">{texts.columns.at}</th>
                    <th scope="col" className="number">
                      {texts.columns.time}
                    </th>
                    <th scope="col" className="number">
                      {texts.columns.scanned}
                    </th>
                    <th scope="col" className="number">
                      {texts.columns.rows}
                    </th>
                    <th scope="col" className="number">
                      {texts.columns.credits}
                    </th>
                    <th scope="col">{texts.columns.menu}</th>
                  </tr>
                </thead>
                <tbody>
                  {queries.map((run) => (
                    <ResultRow key={run.id} run={run} kind={kinds[run.connection] ?? ''} acts={acts} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }}
      </Loaded>
    </section>
  )
}

/** `null`: the warehouse never tells it; absent: nothing was measured. */
const Measured = ({
  value,
  kind,
  print,
}: {
  readonly value: number | null | undefined
  readonly kind: string
  readonly print: (value: number) => string
}): ReactNode => {
  if (value === undefined) return '–'
  if (value !== null) return print(value)
  const warehouse = texts.warehouse(kind)
  return (
    <Tooltip label={texts.monitor(warehouse)}>
      <Text span size="xs" c="dimmed">
        {texts.notProvided(warehouse)}
      </Text>
    </Tooltip>
  )
}

const ResultRow = ({ run, kind, acts }: { readonly run: Run; readonly kind: string; readonly acts: RunActs }) => {
  const [open, setOpen] = useState(false)
  const expands = run.status === 'successful' || run.findings.length > 0
  return (
    <Fragment>
      <tr>
        <td>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              size="sm"
              disabled={!expands}
              aria-expanded={open}
              aria-label={open ? texts.collapse : texts.expand}
              onClick={() => setOpen(!open)}
            >
              <IconChevronRight size={15} aria-hidden style={{ transform: open ? 'rotate(90deg)' : 'none' }} />
            </ActionIcon>
            <code title={run.sql}>{run.sql.replaceAll(/\s+/g, ' ').trim()}</code>
          </Group>
        </td>
        <td>
          <RunStatus status={run.status} />
        </td>
        <td title={formatInstant(run.queuedAt)}>{formatAgo(run.startedAt ?? run.queuedAt)}</td>
        <td className="number">{run.milliseconds === undefined ? '–' : formatDuration(run.milliseconds)}</td>
        <td className="number">
          <Measured value={run.bytesScanned} kind={kind} print={texts.bytes} />
        </td>
        <td className="number">{run.rows === undefined ? '–' : texts.number(run.rows)}</td>
        <td className="number">
          <Measured value={run.credits} kind={kind} print={String} />
        </td>
        <td>
          <RunMenu run={run} acts={acts} />
        </td>
      </tr>
      {open && (
        <tr className="inside">
          <td colSpan={8}>
            {run.findings.length > 0 && (
              <Findings findings={run.findings} label={texts.problems(run.findings.length)} />
            )}
            {run.status === 'successful' && isOver(run) && <RunRows run={run} />}
          </td>
        </tr>
      )}
    </Fragment>
  )
}

const RunRows = ({ run }: { readonly run: Run }) => {
  const sample = useQuery({
    queryKey: ['run sample', run.id],
    queryFn: ({ signal }) => call('GET /api/runs/{id}/sample', { parameters: { id: run.id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Loaded query={sample} height={80}>
      {(table) =>
        table.rows.length === 0 ? (
          <Nothing title={texts.noRows} />
        ) : (
          <>
            <Text size="xs" c="dimmed" mb={4}>
              {texts.sampleNote(table.rows.length, run.rows ?? table.rows.length)}
            </Text>
            <Cells table={table} label={texts.sample} height={300} />
          </>
        )
      }
    </Loaded>
  )
}
