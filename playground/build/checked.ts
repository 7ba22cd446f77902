import { useEffect, useState } from 'react'
import type { Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { type Checked, checkDefinition } from './model/check.ts'
import { isChanged } from './model/session.ts'
import type { BuildStore } from './model/store.ts'

/** A pause in typing before the rules are checked, in milliseconds: a keystroke itself costs only its row. */
const pause = 100

export interface CheckedState {
  readonly checked: Checked | undefined
  /** Something is not saved. */
  readonly changed: boolean
}

/** The definition checked, a moment after it changed. */
export const useChecked = (store: BuildStore, workspace: Workspace): CheckedState => {
  const [state, setState] = useState<CheckedState>(() => {
    const { definition, saved } = store.getState()
    return { checked: undefined, changed: isChanged(definition, saved) }
  })
  useEffect(() => {
    let previous: Checked | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const check = (): void => {
      const { definition, saved, opened, setProblems } = store.getState()
      const next = checkDefinition(definition, {
        workspace,
        previous: previous?.project,
        instead: opened && { kind: opened.kind, name: opened.name },
        holeMessage: messages.build.problems.hole,
      })
      previous = next
      setState({ checked: next, changed: isChanged(definition, saved) })
      setProblems(next.problems)
    }
    const schedule = (): void => {
      clearTimeout(timer)
      timer = setTimeout(check, pause)
    }
    schedule()
    const unsubscribe = store.subscribe((now, before) => {
      if (now.definition !== before.definition || now.saved !== before.saved || now.opened !== before.opened) schedule()
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store, workspace])
  return state
}
