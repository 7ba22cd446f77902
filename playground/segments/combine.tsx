import { Button, Group, MultiSelect, Stack, Table, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { OverlapAnswer } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { Findings } from '../parts/findings.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { call } from '../project/client.ts'
import { useWorkspace, type Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { MakeSet } from './make-set.tsx'
import { keyOf } from './set-text.ts'
import { UpSet } from './upset.tsx'

const texts = messages.segmentsScreen.overlap
const route = getRouteApi('/combine')
const most = 12

export const CombineScreen = () => {
  const { workspace, error, again } = useWorkspace()
  if (error) return <Failure error={error} again={again} />
  if (!workspace) return <Waiting height={300} />
  return <Combine workspace={workspace} />
}

const Combine = ({ workspace }: { readonly workspace: Workspace }) => {
  const { names: written } = route.useSearch()
  const navigate = route.useNavigate()
  const { segments } = workspace.checked
  const names = (written ?? '').split(',').filter((name) => segments.has(name))
  const entity = names[0] === undefined ? undefined : segments.get(names[0])?.entity
  const choices = [...segments.values()]
    .filter((segment) => segment.program && (entity === undefined || segment.entity === entity))
    .map(({ name, item }) => ({ value: name, label: item.title ?? name }))
  return (
    <Page title={texts.title} note={texts.note}>
      <MultiSelect
        label={texts.pick}
        description={texts.entity}
        placeholder={names.length === 0 ? texts.pickPlaceholder : undefined}
        data={choices}
        value={names}
        maxValues={most}
        searchable
        hidePickedOptions
        clearable
        onChange={(next) =>
          void navigate({ search: next.length === 0 ? {} : { names: next.join(',') }, replace: true })
        }
      />
      {names.length < 2 || entity === undefined ? (
        <Nothing title={texts.few} />
      ) : (
        <Overlap key={names.join()} names={names} entity={entity} workspace={workspace} />
      )}
    </Page>
  )
}

const Overlap = ({
  names,
  entity,
  workspace,
}: {
  readonly names: readonly string[]
  readonly entity: string
  readonly workspace: Workspace
}) => {
  const overlap = useQuery({
    queryKey: ['target', 'overlap', ...names],
    queryFn: ({ signal }) => call('POST /api/overlap', { body: { names: [...names] } }, signal),
  })
  return (
    <Loaded query={overlap} height={300}>
      {(found) => <Shown names={names} entity={entity} workspace={workspace} overlap={found} />}
    </Loaded>
  )
}

const Shown = ({
  names,
  entity,
  workspace,
  overlap: { sizes, intersections, findings },
}: {
  readonly names: readonly string[]
  readonly entity: string
  readonly workspace: Workspace
  readonly overlap: OverlapAnswer
}) => {
  const [chosen, setChosen] = useState<readonly (readonly string[])[]>([])
  const [asTable, setAsTable] = useState(false)
  const run = useMutation({
    mutationFn: () => call('POST /api/runs', { body: { kind: 'targets', names: [...names] } }),
  })
  const titleOf = (name: string): string => workspace.checked.segments.get(name)?.item.title ?? name
  const keys = new Set(chosen.map(keyOf))
  const choose = (inside: readonly string[]): void =>
    setChosen(keys.has(keyOf(inside)) ? chosen.filter((one) => keyOf(one) !== keyOf(inside)) : [...chosen, inside])
  const runThem = findings.length > 0 || intersections.length === 0
  return (
    <Stack gap="md">
      {findings.length > 0 && <Findings findings={findings} label={messages.sql.problems(findings.length)} />}
      {run.error && <Failure error={run.error} title={messages.parts.refused} />}
      <Group>
        {runThem && (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={run.isPending}
            onClick={() => run.mutate()}
          >
            {texts.runThem}
          </Button>
        )}
        {intersections.length > 0 && (
          <Button variant="default" ml="auto" size="xs" onClick={() => setAsTable(!asTable)}>
            {asTable ? messages.parts.showAsChart : messages.parts.showAsTable}
          </Button>
        )}
      </Group>
      {intersections.length === 0 ? (
        <Nothing title={texts.nothing} note={texts.nothingNote} />
      ) : asTable ? (
        <Combinations overlap={{ sizes, intersections, findings }} titleOf={titleOf} />
      ) : (
        <UpSet sizes={sizes} intersections={intersections} titleOf={titleOf} chosen={keys} onChoose={choose} />
      )}
      <MakeSet names={names} entity={entity} workspace={workspace} chosen={chosen} intersections={intersections} />
    </Stack>
  )
}

const Combinations = ({
  overlap: { intersections },
  titleOf,
}: {
  readonly overlap: OverlapAnswer
  readonly titleOf: (name: string) => string
}) => (
  <Table withTableBorder aria-label={texts.chart}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{texts.combination}</Table.Th>
        <Table.Th ta="right">{texts.people}</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {intersections.map(({ names, count }) => (
        <Table.Tr key={keyOf(names)}>
          <Table.Td>
            <Text size="sm">{names.map(titleOf).join(', ')}</Text>
          </Table.Td>
          <Table.Td ta="right">{messages.segmentsScreen.number(count)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
