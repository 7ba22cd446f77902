import { useEffect, useRef, useState } from 'react'
import { printItem } from '../../../grammar/printer/index.ts'
import type { CountAnswer } from '../../../runtime/server/api/index.ts'
import { call } from '../../project/client.ts'
import type { Workspace } from '../../project/workspace.ts'
import type { Checked } from '../model/check.ts'
import { countable, isBroken } from '../model/program.ts'

/** A pause in typing before the warehouse is asked, in milliseconds. */
const pause = 400

export interface LiveCount {
  readonly answer?: CountAnswer
  /** The text that the answer is about. */
  readonly of?: string
  readonly counting: boolean
  readonly error?: unknown
}

/** Warehouses that run on machines of one's own cost nothing by the query. */
const free: ReadonlySet<string> = new Set(['duckdb', 'postgres'])

export const isPaid = (checked: Checked, { state }: Workspace): boolean => {
  const { head } = checked.definition
  const entity = checked.project.entities.get(head.entity)
  const kind = state.connections[head.connection ?? entity?.connection ?? '']
  return kind !== undefined && !free.has(kind)
}

/** The text to be counted: without unfinished rules; undefined while the item itself is wrong. */
export const countedText = (checked: Checked): string | undefined =>
  isBroken(checked) || checked.definition.head.kind !== 'segment' ? undefined : printItem(countable(checked).item)

/** Counts after a pause; what was asked before is called off. On paid warehouses it waits for `asked`, the text somebody wants counted. */
export const useCount = (checked: Checked | undefined, workspace: Workspace, asked: string | undefined): LiveCount => {
  const [live, setLive] = useState<LiveCount>({ counting: false })
  const done = useRef<string>(undefined)
  const text = checked && countedText(checked)
  const key = `${workspace.state.revision} ${text}`
  const waits = checked !== undefined && isPaid(checked, workspace) && asked !== text
  useEffect(() => {
    if (text === undefined || waits || done.current === key) return
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      setLive((before) => ({ ...before, counting: true }))
      try {
        const answer = await call('POST /api/count', { body: { text } }, asking.signal)
        done.current = key
        setLive({ answer, of: text, counting: false })
      } catch (error) {
        if (!asking.signal.aborted) setLive((before) => ({ ...before, counting: false, error }))
      }
    }, pause)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text, key, waits])
  return live
}
