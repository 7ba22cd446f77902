import type { EditorView } from '@codemirror/view'
import { Button, Grid, Group, Loader, Select, Stack, Text } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { DialectName } from '../../dialects/index.ts'
import type { Run } from '../../runtime/server/api/index.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Failure } from '../parts/failure.tsx'
import { Findings } from '../parts/findings.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { SchemaTree } from '../parts/schema-tree.tsx'
import { type TableName, TablePreview } from '../parts/table-preview.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { call } from '../project/client.ts'
import { isOver } from '../project/use-runs.ts'
import { useWorkspace, type Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { AsRules } from './as-rules.tsx'
import { Costs, isBilled, useEstimate } from './costs.tsx'
import { Create, type Creation } from './create.tsx'
import { applyFix, SqlEditor } from './editor.tsx'
import { whyNot } from './gate.ts'
import { takeOver } from './hand-over.ts'
import { Results } from './results.tsx'
import type { RunActs } from './run-menu.tsx'
import { useDraft } from './use-draft.ts'
import { useLint } from './use-lint.ts'

const texts = messages.sql
const route = getRouteApi('/sql')

export const SqlScreen = () => {
  const { workspace, error, again } = useWorkspace()
  if (error) return <Failure error={error} again={again} />
  if (!workspace) return <Waiting height={300} />
  if (Object.keys(workspace.state.connections).length === 0) {
    return (
      <Page title={texts.title} note={texts.note}>
        <Nothing title={texts.noSource} note={texts.noSourceNote}>
          <Button component={Link} to="/connections" mt="sm">
            {texts.addConnection}
          </Button>
        </Nothing>
      </Page>
    )
  }
  return <SqlWork workspace={workspace} />
}

/** The run that was started here, until it is over. */
const useOwnRun = () => {
  const queries = useQueryClient()
  const [id, setId] = useState<string>()
  const start = useMutation({
    mutationFn: (query: { readonly connection: string; readonly sql: string }) =>
      call('POST /api/runs', { body: { kind: 'query', ...query } }),
    onSuccess: ({ runs }) => {
      setId(runs[0]?.id)
      void queries.invalidateQueries({ queryKey: ['runs'] })
    },
  })
  const followed = useQuery({
    queryKey: ['run', id],
    queryFn: ({ signal }) => call('GET /api/runs/{id}', { parameters: { id: id ?? '' } }, signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 400),
  })
  const run = followed.data
  useEffect(() => {
    if (run && isOver(run)) void queries.invalidateQueries({ queryKey: ['runs'] })
  }, [run, queries])
  const cancel = (): void => {
    if (id !== undefined) void call('POST /api/runs/{id}/cancel', { parameters: { id } }).catch(() => undefined)
  }
  const going = start.isPending || (id !== undefined && (run === undefined || !isOver(run)))
  return { start, run, going, cancel }
}

const SqlWork = ({ workspace }: { readonly workspace: Workspace }) => {
  const { connections, role } = workspace.state
  const names = Object.keys(connections)
  const draft = useDraft(workspace.settings.defaultConnection ?? names[0])
  const connection = draft.connection !== undefined && draft.connection in connections ? draft.connection : names[0]
  const kind = (connections[connection ?? ''] ?? 'duckdb') as DialectName
  const catalog = workspace.catalog.connections[connection ?? '']
  const view = useRef<EditorView>(undefined)
  const judged = useLint(connection, draft.text)
  const own = useOwnRun()
  const clean = judged.lint?.verdict === 'read-only' && !judged.lint.findings.some((one) => one.severity === 'error')
  const estimate = useEstimate(connection, draft.text, isBilled(kind) && clean)
  const [preview, setPreview] = useState<TableName>()
  const [replacing, setReplacing] = useState<{ readonly sql: string; readonly connection?: string }>()
  const [creation, setCreation] = useState<Creation>()
  const reason = whyNot(draft.text, judged, { role, estimate: estimate.data })
  const run = (): void => {
    if (reason === undefined && connection !== undefined && !own.going)
      own.start.mutate({ connection, sql: draft.text })
  }
  const write = (next: { readonly sql: string; readonly connection?: string }): void => {
    if (next.connection !== undefined) draft.setConnection(next.connection)
    draft.setText(next.sql)
  }
  const insert = (next: { readonly sql: string; readonly connection?: string }): void =>
    draft.text.trim() === '' || draft.text === next.sql ? write(next) : setReplacing(next)
  useTemplate(kind, insert)
  const acts: RunActs = {
    insert,
    segment: ({ sql, connection: on }: Run) => setCreation({ kind: 'segment', sql, connection: on }),
    traits: ({ sql, connection: on }: Run) => setCreation({ kind: 'traits', sql, connection: on }),
    again: ({ sql, connection: on }: Run) => own.start.mutate({ connection: on, sql }),
  }
  const findings = judged.last && draft.text.trim() !== '' ? judged.last.findings : none
  const go = (offset: number): void => {
    view.current?.dispatch({ selection: { anchor: offset }, scrollIntoView: true })
    view.current?.focus()
  }
  const fits = judged.lint?.fits
  return (
    <Page title={texts.title} note={texts.note}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, xs: 5, sm: 4, lg: 3 }}>
          <Stack gap="xs">
            <Select
              label={texts.source}
              data={names.map((name) => ({
                value: name,
                label: `${name} (${texts.warehouse(connections[name] ?? '')})`,
              }))}
              value={connection ?? null}
              allowDeselect={false}
              onChange={(value) => value !== null && draft.setConnection(value)}
            />
            {catalog && (
              <SchemaTree
                key={connection}
                catalog={catalog}
                height={410}
                onUse={({ kind: what, path, name }) =>
                  view.current?.dispatch(view.current.state.replaceSelection(what === 'column' ? name : path.join('.')))
                }
                onPreview={(table) => connection !== undefined && setPreview({ connection, table })}
              />
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 7, sm: 8, lg: 9 }}>
          <Stack gap="sm">
            {isBilled(kind) && <Costs kind={kind} estimate={estimate.data} />}
            <SqlEditor
              text={draft.text}
              onChange={draft.setText}
              kind={kind}
              catalog={catalog}
              findings={findings}
              onRun={run}
              onView={(made) => {
                view.current = made
              }}
            />
            <Group gap="sm">
              <Button
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
                disabled={reason !== undefined || own.going}
                onClick={run}
                title={texts.runKeys}
                aria-describedby="run-reason"
              >
                {texts.run}
              </Button>
              {own.going && (
                <Button
                  variant="default"
                  leftSection={<IconPlayerStop size={16} aria-hidden />}
                  rightSection={<Loader size={14} aria-hidden />}
                  onClick={own.cancel}
                >
                  {texts.cancel}
                </Button>
              )}
              <Button
                variant="default"
                disabled={!fits?.segment || reason !== undefined}
                title={fits?.segment ? undefined : texts.menu.segmentWhy}
                onClick={() => connection && setCreation({ kind: 'segment', sql: draft.text, connection })}
              >
                {texts.create.now}
              </Button>
              <Button
                variant="default"
                disabled={!fits?.traits || reason !== undefined}
                title={fits?.traits ? undefined : texts.menu.traitsWhy}
                onClick={() => connection && setCreation({ kind: 'traits', sql: draft.text, connection })}
              >
                {texts.create.nowTraits}
              </Button>
              {connection !== undefined && (
                <AsRules connection={connection} sql={draft.text} disabled={!fits?.segment || reason !== undefined} />
              )}
              <Text size="sm" c="dimmed" id="run-reason" role="status">
                {own.going ? texts.running(own.run?.status ?? 'queued') : (reason ?? texts.ready)}
              </Text>
            </Group>
            {own.start.error && <Failure error={own.start.error} title={messages.parts.refused} />}
            {judged.error !== undefined && judged.error !== null && <Failure error={judged.error} />}
            {findings.length > 0 && (
              <Findings
                findings={findings}
                text={draft.text}
                label={texts.problems(findings.length)}
                onGo={({ span }) => go(span?.start ?? 0)}
                onFix={(finding) => view.current && applyFix(view.current, finding)}
              />
            )}
          </Stack>
        </Grid.Col>
      </Grid>
      <Results kinds={connections} acts={acts} />
      <TablePreview of={preview} onClose={() => setPreview(undefined)} />
      <Create of={creation} workspace={workspace} onClose={() => setCreation(undefined)} />
      <Confirm
        opened={replacing !== undefined}
        title={texts.replace.title}
        text={texts.replace.text}
        act={texts.replace.act}
        onClose={() => setReplacing(undefined)}
        onConfirm={() => replacing && write(replacing)}
      />
    </Page>
  )
}

const none: readonly never[] = []

/** `/sql?template=rfm_scores` writes the template in the dialect of the source. */
const useTemplate = (
  kind: string,
  insert: (next: { readonly sql: string; readonly connection?: string }) => void,
): void => {
  const { template } = route.useSearch()
  const navigate = route.useNavigate()
  const wanted = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => call('GET /api/templates', {}, signal),
    enabled: template !== undefined,
  })
  const sql = wanted.data?.templates.find(({ name }) => name === template)?.sql[kind]
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is taken once, when the screen opens.
  useEffect(() => {
    const given = takeOver()
    if (given) insert(given)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is written once, when it has come.
  useEffect(() => {
    if (sql === undefined) return
    insert({ sql })
    void navigate({ search: {}, replace: true })
  }, [sql])
}
