import { ActionIcon, Menu } from '@mantine/core'
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconPlayerPlay,
  IconTable,
  IconTextPlus,
  IconUsersPlus,
} from '@tabler/icons-react'
import type { Run } from '../../runtime/server/api/index.ts'
import { saveAnswer } from '../parts/download.ts'
import { call } from '../project/client.ts'
import { messages } from '../text/index.ts'

const texts = messages.sql.menu

export interface RunActs {
  readonly insert: (run: Run) => void
  readonly segment: (run: Run) => void
  readonly traits: (run: Run) => void
  readonly again: (run: Run) => void
}

const download = async ({ id }: Run): Promise<void> =>
  saveAnswer(await call('GET /api/runs/{id}/download', { parameters: { id } }), `${id}.csv`)

/** What a query's result can become. The server's judgement has the last word when something is made of it. */
export const fitsSegment = ({ status, columns }: Run): boolean => status === 'successful' && columns?.length === 1
export const fitsTraits = ({ status, columns }: Run): boolean =>
  status === 'successful' && columns !== undefined && columns.length >= 2 && columns.length <= 25

export const RunMenu = ({ run, acts }: { readonly run: Run; readonly acts: RunActs }) => (
  <Menu position="bottom-end" withinPortal>
    <Menu.Target>
      <ActionIcon size="sm" aria-label={texts.open}>
        <IconDots size={16} aria-hidden />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item leftSection={<IconTextPlus size={15} aria-hidden />} onClick={() => acts.insert(run)}>
        {texts.insert}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconUsersPlus size={15} aria-hidden />}
        disabled={!fitsSegment(run)}
        title={fitsSegment(run) ? undefined : texts.segmentWhy}
        onClick={() => acts.segment(run)}
      >
        {texts.segment}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTable size={15} aria-hidden />}
        disabled={!fitsTraits(run)}
        title={fitsTraits(run) ? undefined : texts.traitsWhy}
        onClick={() => acts.traits(run)}
      >
        {texts.traits}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCopy size={15} aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(run.sql)}
      >
        {texts.copy}
      </Menu.Item>
      <Menu.Item leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => acts.again(run)}>
        {texts.again}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconDownload size={15} aria-hidden />}
        disabled={run.status !== 'successful'}
        onClick={() => void download(run)}
      >
        {texts.download}
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
