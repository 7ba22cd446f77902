import { Center, Loader } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { useWorkspace, type Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { Editor } from './editor.tsx'
import { draftKey } from './model/draft.ts'
import { type Asked, askedOf, firstEntity, openSession } from './model/session.ts'
import { createBuildStore } from './model/store.ts'
import './screen.css'

const texts = messages.build

/** Building a segment: `?segment=name` opens a saved one, `?traits=name` a trait set; else the draft of a new one. */
export const BuildScreen = () => {
  const { workspace, error, again } = useWorkspace()
  const asked = useSearch({ from: '/' })
  const navigate = useNavigate()
  // What was saved is opened anew, though its name is the same.
  const [times, setTimes] = useState(0)
  if (!workspace && error) return <Failure error={error} again={again} />
  if (!workspace) {
    return (
      <Center h={240}>
        <Loader size="sm" aria-label={messages.app.loading} />
      </Center>
    )
  }
  if (firstEntity(workspace) === undefined) return <Failure title={texts.states.noEntity} />
  return (
    <Opened
      key={`${asked.segment} ${asked.traits} ${times}`}
      workspace={workspace}
      asked={asked}
      open={(next) => {
        setTimes(times + 1)
        void navigate({ to: '/', search: next })
      }}
    />
  )
}

const Opened = ({
  workspace,
  asked,
  open,
}: {
  readonly workspace: Workspace
  readonly asked: Asked
  readonly open: (asked: Asked) => void
}) => {
  const wanted = askedOf(asked)
  const key = draftKey(workspace.state.name, wanted.kind, wanted.name)
  // The session is opened once; later states of the project reach it through the checks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const store = useMemo(() => {
    const session = openSession(workspace, wanted, key)
    if (!session) return undefined
    const made = createBuildStore(session.definition)
    made.getState().resume(session.definition, session.saved, session.opened)
    return made
  }, [])
  if (!store) return <Failure title={texts.states.unknown(wanted.name ?? '')} />
  return <Editor store={store} workspace={workspace} draftKey={key} open={open} wanted={wanted} />
}
