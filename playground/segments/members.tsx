import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Cells } from '../parts/cells.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { call } from '../project/client.ts'
import { messages } from '../text/index.ts'

const texts = messages.segmentsScreen

/** The first members of the last run. */
export const Members = ({ name, hasRun }: { readonly name: string; readonly hasRun: boolean }) => {
  const members = useQuery({
    queryKey: ['target', name, 'members'],
    queryFn: ({ signal }) =>
      call('GET /api/targets/{name}/members', { parameters: { name }, query: { limit: 100 } }, signal),
    enabled: hasRun,
  })
  if (!hasRun) return <Nothing title={texts.neverRun} note={texts.neverRunNote} />
  return (
    <Loaded query={members}>
      {(found) =>
        found.rows.length === 0 ? (
          <Nothing title={texts.emptySegment} note={texts.emptySegmentNote} />
        ) : (
          <Stack gap="xs">
            <Text size="sm" c="dimmed">
              {texts.membersOf(found.rows.length, found.count)}
            </Text>
            <Cells table={found} label={texts.membersLabel} height={520} />
          </Stack>
        )
      }
    </Loaded>
  )
}
