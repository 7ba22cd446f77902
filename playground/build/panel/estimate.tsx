import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../project/client.ts'
import { messages } from '../../text/index.ts'

const texts = messages.build

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
const spell = (bytes: number): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000))))
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`
}

/** Before anything is read on a warehouse that charges for it: what it would cost, and a button that does it. */
export const Estimate = ({ text, count }: { readonly text: string; readonly count: () => void }) => {
  const { data } = useQuery({
    queryKey: ['estimate', text],
    queryFn: ({ signal }) => call('POST /api/estimate', { body: { text } }, signal),
    retry: false,
  })
  const cost = data?.cost ? `${data.cost.amount} ${data.cost.unit}` : undefined
  const read = data?.bytes === undefined ? undefined : texts.live.estimate(spell(data.bytes))
  return (
    <section className="card">
      <p className="small">{texts.live.onDemand}</p>
      {read !== undefined && <p className="small">{cost === undefined ? read : `${read} (${cost})`}</p>}
      {data?.overBudget && <p className="small emptied">{texts.live.overBudget}</p>}
      <Group>
        <Button size="xs" disabled={data?.overBudget} onClick={count}>
          {texts.live.countAnyway}
        </Button>
      </Group>
    </section>
  )
}
