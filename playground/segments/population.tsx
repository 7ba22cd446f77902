import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { PopulationPoint } from '../../runtime/server/api/index.ts'
import { LineChart } from '../parts/line-chart.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { call } from '../project/client.ts'
import { formatInstant } from '../text/format.ts'
import { messages } from '../text/index.ts'

const texts = messages.segmentsScreen

export const Population = ({ name }: { readonly name: string }) => {
  const points = useQuery({
    queryKey: ['target', name, 'population'],
    queryFn: ({ signal }) => call('GET /api/targets/{name}/population', { parameters: { name } }, signal),
  })
  return (
    <Loaded query={points}>
      {({ points: found }) =>
        found.length === 0 ? <Nothing title={texts.neverRun} note={texts.neverRunNote} /> : <OverTime points={found} />
      }
    </Loaded>
  )
}

const summary = (points: readonly PopulationPoint[]): string => {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return ''
  const counts = points.map(({ count }) => count)
  return texts.chartSaid(
    points.length,
    formatInstant(first.asOf),
    formatInstant(last.asOf),
    first.count,
    last.count,
    Math.min(...counts),
    Math.max(...counts),
  )
}

const OverTime = ({ points }: { readonly points: readonly PopulationPoint[] }) => {
  // Of several runs as of one instant, the last counts.
  const drawn = useMemo(() => [...new Map(points.map((point) => [point.asOf, point])).values()], [points])
  const isLine = drawn.length > 1
  const [wantsTable, setWantsTable] = useState(false)
  const asTable = wantsTable || !isLine
  const times = useMemo(() => drawn.map(({ asOf }) => Date.parse(asOf) / 1000), [drawn])
  const values = useMemo(() => drawn.map(({ count }) => count), [drawn])
  const said = summary(points)
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {isLine ? said : texts.chartFew}
        </Text>
        <Button variant="default" size="xs" disabled={!isLine} onClick={() => setWantsTable(!asTable)}>
          {asTable ? messages.parts.showAsChart : messages.parts.showAsTable}
        </Button>
      </Group>
      {asTable ? (
        <PointTable points={points} />
      ) : (
        <LineChart times={times} values={values} label={texts.chart} said={said} print={texts.number} />
      )}
    </Stack>
  )
}

const shown = (value: number | undefined): string => (value === undefined ? '–' : texts.number(value))

const PointTable = ({ points }: { readonly points: readonly PopulationPoint[] }) => (
  <Table withTableBorder aria-label={texts.chart} maw={640}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{texts.chartColumns.asOf}</Table.Th>
        <Table.Th ta="right">{texts.chartColumns.count}</Table.Th>
        <Table.Th ta="right">{texts.chartColumns.entered}</Table.Th>
        <Table.Th ta="right">{texts.chartColumns.left}</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {points.toReversed().map(({ asOf, count, entered, left }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two runs may be as of the same instant.
        <Table.Tr key={at}>
          <Table.Td>{formatInstant(asOf)}</Table.Td>
          <Table.Td ta="right">{shown(count)}</Table.Td>
          <Table.Td ta="right">{shown(entered)}</Table.Td>
          <Table.Td ta="right">{shown(left)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
