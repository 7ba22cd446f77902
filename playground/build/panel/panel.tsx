import { Stack } from '@mantine/core'
import { memo, useState } from 'react'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import type { Checked } from '../model/check.ts'
import { Conditions } from './conditions.tsx'
import { Estimate } from './estimate.tsx'
import { Headline } from './headline.tsx'
import { countedText, isPaid, useCount } from './live.ts'
import { Problems } from './problems.tsx'
import { Sample } from './sample.tsx'
import { Why } from './why.tsx'
import './panel.css'

/** What the definition gives as it is being edited. */
export const Panel = memo(
  ({ checked, showRules }: { readonly checked: Checked | undefined; readonly showRules: () => void }) => {
    const { workspace } = useBuild()
    const [asked, setAsked] = useState<string>()
    const live = useCount(checked, workspace, asked)
    const text = checked && countedText(checked)
    const waits = checked !== undefined && text !== undefined && isPaid(checked, workspace) && text !== live.of
    return (
      <Stack component="aside" gap="sm" className="panel" aria-label={messages.build.live.region}>
        {checked?.definition.head.kind !== 'traits' && (
          <Headline live={live} text={text} left={checked?.left.size ?? 0} />
        )}
        {waits && text !== undefined && <Estimate text={text} count={() => setAsked(text)} />}
        {checked && <Problems problems={checked.problems} text={checked.text} showRules={showRules} />}
        {checked && live.answer && live.of !== undefined && (
          <Conditions answer={live.answer} checked={checked} fresh={live.of === text} />
        )}
        {live.answer && <Sample sample={live.answer.sample} />}
        {text !== undefined && <Why text={text} />}
      </Stack>
    )
  },
)
