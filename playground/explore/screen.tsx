import { Alert, Button, Grid, Group, Select, Stack, Table, Tabs, Text, Title } from '@mantine/core'
import { IconCoin, IconRefresh, IconSql } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TableStatistics } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { SchemaTree } from '../parts/schema-tree.tsx'
import { type TableName, TableRows } from '../parts/table-preview.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { call } from '../project/client.ts'
import { projectKey } from '../project/use-project.ts'
import { useWorkspace, type Workspace } from '../project/workspace.ts'
import { isBilled } from '../sql/costs.tsx'
import { handOver } from '../sql/hand-over.ts'
import { messages } from '../text/index.ts'

const texts = messages.exploreScreen

export const ExploreScreen = () => {
  const { workspace, error, again } = useWorkspace()
  if (error) return <Failure error={error} again={again} />
  if (!workspace) return <Waiting height={300} />
  return <Explore workspace={workspace} />
}

const Explore = ({ workspace }: { readonly workspace: Workspace }) => {
  const { connections } = workspace.state
  const names = Object.keys(connections)
  const [connection, setConnection] = useState(workspace.settings.defaultConnection ?? names[0])
  const [table, setTable] = useState<readonly string[]>()
  const queries = useQueryClient()
  const refresh = useMutation({
    mutationFn: () => call('POST /api/catalog/refresh', {}),
    onSuccess: (state) => queries.setQueryData(projectKey, state),
  })
  const catalog = workspace.catalog.connections[connection ?? '']
  if (connection === undefined) {
    return (
      <Page title={texts.title} note={texts.note}>
        <Nothing title={texts.noConnection}>
          <Button component={Link} to="/connections" mt="sm">
            {messages.sql.addConnection}
          </Button>
        </Nothing>
      </Page>
    )
  }
  return (
    <Page
      title={texts.title}
      note={texts.note}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={refresh.isPending}
          title={messages.parts.refresh}
          onClick={() => refresh.mutate()}
        >
          {texts.refresh}
        </Button>
      }
    >
      {refresh.error && <Failure error={refresh.error} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, xs: 5, sm: 4, lg: 3 }}>
          <Stack gap="xs">
            <Select
              label={texts.connection}
              data={names.map((name) => ({
                value: name,
                label: `${name} (${messages.sql.warehouse(connections[name] ?? '')})`,
              }))}
              value={connection}
              allowDeselect={false}
              onChange={(value) => {
                if (value === null) return
                setConnection(value)
                setTable(undefined)
              }}
            />
            {!catalog || catalog.absent ? (
              <Nothing title={texts.absent} />
            ) : (
              <SchemaTree
                key={connection}
                catalog={catalog}
                height={560}
                {...(table && { selected: table })}
                onUse={({ kind, path }) => setTable(kind === 'column' ? path.slice(0, -1) : path)}
                onPreview={setTable}
              />
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 7, sm: 8, lg: 9 }}>
          {table ? (
            <TableView
              key={`${connection} ${table.join('.')}`}
              connection={connection}
              table={table}
              kind={connections[connection] ?? ''}
            />
          ) : (
            <Nothing title={texts.pick} note={texts.pickNote} />
          )}
        </Grid.Col>
      </Grid>
    </Page>
  )
}

const TableView = ({ connection, table, kind }: TableName & { readonly kind: string }) => {
  const billed = isBilled(kind)
  const [wanted, setWanted] = useState(!billed)
  const navigate = useNavigate()
  const statistics = useQuery({
    queryKey: ['statistics', connection, ...table],
    queryFn: ({ signal }) => call('POST /api/explore/statistics', { body: { connection, table: [...table] } }, signal),
    enabled: wanted,
  })
  const query = (): void => {
    handOver({ connection, sql: `select *\nfrom ${table.join('.')}` })
    void navigate({ to: '/sql' })
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Group gap="sm" align="baseline">
          <Title order={2} size="h5">
            {table.join('.')}
          </Title>
          {statistics.data && (
            <Text size="sm" c="dimmed">
              {texts.rows(statistics.data.rows)}
            </Text>
          )}
        </Group>
        <Button variant="default" size="xs" leftSection={<IconSql size={16} aria-hidden />} onClick={query}>
          {texts.toSql}
        </Button>
      </Group>
      <Tabs defaultValue="columns" keepMounted={false}>
        <Tabs.List aria-label={texts.tabs.label}>
          <Tabs.Tab value="columns">{texts.tabs.columns}</Tabs.Tab>
          <Tabs.Tab value="rows">{texts.tabs.rows}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="columns" pt="sm">
          {wanted ? (
            <Loaded query={statistics}>{(found) => <Columns statistics={found} />}</Loaded>
          ) : (
            <Alert variant="default" icon={<IconCoin size={18} aria-hidden />}>
              <Stack gap="xs" align="flex-start">
                {texts.statisticsCost(messages.sql.warehouse(kind))}
                <Button size="xs" onClick={() => setWanted(true)}>
                  {texts.statistics}
                </Button>
              </Stack>
            </Alert>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="rows" pt="sm">
          <TableRows connection={connection} table={table} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

const shown = (value: string | boolean | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value)

const Columns = ({ statistics: { rows, columns } }: { readonly statistics: TableStatistics }) => (
  <Table.ScrollContainer minWidth={820} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table withTableBorder highlightOnHover verticalSpacing={5} aria-label={texts.tabs.columns}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.columns.name}</Table.Th>
          <Table.Th>{texts.columns.type}</Table.Th>
          <Table.Th ta="right">{texts.columns.missing}</Table.Th>
          <Table.Th ta="right">{texts.columns.distinct}</Table.Th>
          <Table.Th>{texts.columns.least}</Table.Th>
          <Table.Th>{texts.columns.greatest}</Table.Th>
          <Table.Th>{texts.columns.top}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map(({ name, type, missing, distinct, least, greatest, masked, top }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={600}>
              {name}
            </Table.Th>
            <Table.Td c="dimmed" fz="xs">
              {type}
            </Table.Td>
            <Table.Td ta="right" title={texts.number(missing)}>
              {texts.share(missing, rows)}
            </Table.Td>
            <Table.Td ta="right">{distinct === undefined ? '–' : texts.number(distinct)}</Table.Td>
            {masked ? (
              <Table.Td colSpan={3} c="dimmed" fs="italic" fz="sm">
                {texts.personal}
              </Table.Td>
            ) : (
              <>
                <Table.Td maw={150} style={cut} title={shown(least)}>
                  {shown(least)}
                </Table.Td>
                <Table.Td maw={150} style={cut} title={shown(greatest)}>
                  {shown(greatest)}
                </Table.Td>
                <Table.Td fz="xs">
                  {top.map(({ value, rows: held }) => `${shown(value)} (${texts.share(held, rows)})`).join(', ') || '–'}
                </Table.Td>
              </>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const
