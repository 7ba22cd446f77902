import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { type Checked, checkDefinition } from './model/check.ts'
import type { BuildStore } from './model/store.ts'

/** A pause in typing before the rules are checked, in milliseconds: a keystroke itself costs only its row. */
const pause = 100

/** The definition checked, a moment after it changed. */
export const useChecked = (store: BuildStore, workspace: Workspace): Checked | undefined => {
  const definition = useStore(store, (state) => state.definition)
  const opened = useStore(store, (state) => state.opened)
  const [checked, setChecked] = useState<Checked>()
  const previous = useRef<Checked>(undefined)
  useEffect(() => {
    const check = (): void => {
      const next = checkDefinition(definition, {
        workspace,
        previous: previous.current?.project,
        instead: opened && { kind: opened.kind, name: opened.name },
        holeMessage: messages.build.problems.hole,
      })
      previous.current = next
      setChecked(next)
      store.getState().setProblems(next.problems)
    }
    const timer = setTimeout(check, previous.current ? pause : 0)
    return () => clearTimeout(timer)
  }, [definition, workspace, opened, store])
  return checked
}
