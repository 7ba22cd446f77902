import { Center, Loader, Tabs } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { useChecked } from './checked.ts'
import { BuildProvider } from './context.ts'
import { Header } from './header.tsx'
import { newDefinition } from './model/definition.ts'
import { dropDraft, keepDraft } from './model/draft.ts'
import { createScope } from './model/scope.ts'
import { type Asked, firstEntity, isChanged, openSaved } from './model/session.ts'
import type { BuildStore } from './model/store.ts'
import { Panel } from './panel/panel.tsx'
import { RulesTab } from './rules/rules-tab.tsx'

const texts = messages.build
const SegqlTab = lazy(() => import('./text/segql-tab.tsx').then((module) => ({ default: module.SegqlTab })))
const SqlTab = lazy(() => import('./text/sql-tab.tsx').then((module) => ({ default: module.SqlTab })))
const SaveDialog = lazy(() => import('./save-dialog.tsx').then((module) => ({ default: module.SaveDialog })))
const JsonTab = lazy(() => import('./text/json-tab.tsx').then((module) => ({ default: module.JsonTab })))

export interface EditorProps {
  readonly store: BuildStore
  readonly workspace: Workspace
  readonly draftKey: string
  readonly wanted: { readonly kind: 'segment' | 'traits'; readonly name?: string }
  readonly open: (asked: Asked) => void
}

/** What is not saved stays in the browser, a moment after it changed and when the page is left. */
const useKeptDraft = (store: BuildStore, key: string): void => {
  useEffect(() => {
    const keep = (): void => {
      const { definition, saved, opened } = store.getState()
      if (isChanged(definition, saved)) keepDraft(key, { version: 1, definition, saved, ...(opened && { opened }) })
      else dropDraft(key)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = store.subscribe((state, before) => {
      if (state.definition === before.definition && state.saved === before.saved) return
      clearTimeout(timer)
      timer = setTimeout(keep, 300)
    })
    window.addEventListener('pagehide', keep)
    return () => {
      unsubscribe()
      window.removeEventListener('pagehide', keep)
      if (timer !== undefined) {
        clearTimeout(timer)
        keep()
      }
    }
  }, [store, key])
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, .cm-editor') !== null

const useKeys = (store: BuildStore, save: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      const key = event.key.toLowerCase()
      if (key === 's') {
        event.preventDefault()
        save()
      }
      const isUndo = key === 'z' && !event.shiftKey
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if ((!isUndo && !isRedo) || isText(event.target)) return
      event.preventDefault()
      const { undo, redo, say } = store.getState()
      if (isUndo) undo()
      else redo()
      say(isUndo ? texts.said.undone : texts.said.redone)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, save])
}

const waiting = (
  <Center h={200}>
    <Loader size="sm" aria-label={messages.app.loading} />
  </Center>
)

/** One definition in four views, and what it gives. */
export const Editor = ({ store, workspace, draftKey, wanted, open }: EditorProps) => {
  const entity = useStore(store, (state) => state.definition.head.entity)
  const scope = useMemo(
    () => createScope(entity, workspace.checked, workspace.catalog, workspace.settings),
    [entity, workspace],
  )
  const build = useMemo(() => ({ store, workspace, scope }), [store, workspace, scope])
  const { checked, changed } = useChecked(store, workspace)
  const [tab, setTab] = useState<string>(wanted.kind === 'traits' ? 'segql' : 'rules')
  const [saving, setSaving] = useState(false)
  const [{ save, showText, showRules }] = useState(() => ({
    save: () => setSaving(true),
    showText: () => setTab('segql'),
    showRules: () => setTab('rules'),
  }))
  useKeptDraft(store, draftKey)
  useKeys(store, save)
  const startNew = (): void => {
    if (wanted.name === undefined) {
      const definition = newDefinition(firstEntity(workspace) ?? '')
      store.getState().change(() => definition)
    } else open({})
  }
  const discard = (): void => {
    const saved = openSaved(workspace, wanted)
    if (saved) store.getState().open(saved.definition, saved.opened)
  }
  const saved = (name: string): void => {
    setSaving(false)
    store.getState().settle()
    dropDraft(draftKey)
    open(store.getState().definition.head.kind === 'traits' ? { traits: name } : { segment: name })
  }
  const mayChange = workspace.state.role !== 'viewer'
  return (
    <BuildProvider value={build}>
      <div className="build">
        <div>
          <h1 className="hidden-title">{texts.title}</h1>
          <Header changed={changed} onNew={startNew} onSave={save} onDiscard={discard} mayChange={mayChange} />
          <Tabs value={tab} onChange={(next) => next !== null && setTab(next)} keepMounted={false}>
            <Tabs.List aria-label={texts.tabs.label}>
              <Tabs.Tab value="rules">{texts.tabs.rules}</Tabs.Tab>
              <Tabs.Tab value="segql">{texts.tabs.segql}</Tabs.Tab>
              <Tabs.Tab value="sql">{texts.tabs.sql}</Tabs.Tab>
              <Tabs.Tab value="json">{texts.tabs.json}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="rules">
              <RulesTab showText={showText} />
            </Tabs.Panel>
            <Suspense fallback={waiting}>
              <Tabs.Panel value="segql" pt="xs">
                <SegqlTab checked={checked} />
              </Tabs.Panel>
              <Tabs.Panel value="sql">
                <SqlTab checked={checked} />
              </Tabs.Panel>
              <Tabs.Panel value="json" pt="xs">
                <JsonTab />
              </Tabs.Panel>
            </Suspense>
          </Tabs>
        </div>
        <div className="build-panel">
          <Panel checked={checked} showRules={showRules} />
        </div>
      </div>
      <Suspense fallback={null}>
        {saving && <SaveDialog checked={checked} onClose={() => setSaving(false)} onSaved={saved} />}
      </Suspense>
    </BuildProvider>
  )
}
