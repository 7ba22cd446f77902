import { Alert, Button, Group, VisuallyHidden } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, memo, useRef } from 'react'
import { messages } from '../../text/index.ts'
import { useBuild, useBuildState } from '../context.ts'
import { isRules } from '../model/definition.ts'
import { inOrder } from '../model/moves.ts'
import { acts, pasteAt, type RowAct, textAt } from './acts.ts'
import { useDrops } from './drag.ts'
import { RuleGroup } from './group.tsx'
import './rules.css'

const texts = messages.build

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, [role="listbox"], [role="menu"], [contenteditable]') !== null
const nodeAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-node]')?.dataset.node : undefined

const actOf = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): RowAct | undefined => {
  if (altKey) {
    const moves: Readonly<Record<string, RowAct>> = {
      ArrowUp: 'up',
      ArrowDown: 'down',
      ArrowRight: 'wrap',
      ArrowLeft: 'unwrap',
    }
    return moves[key]
  }
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'd') return 'duplicate'
  return key === 'Delete' ? 'remove' : undefined
}

/** The rules as sentences. */
export const RulesTab = memo(({ showText }: { readonly showText: () => void }) => {
  const { store, scope } = useBuild()
  const root = useBuildState((state) => state.definition.outline.root)
  const said = useBuildState((state) => state.said)
  const broken = useBuildState((state) => state.definition.broken)
  const rules = useBuildState((state) => isRules(state.definition.head))
  const kind = useBuildState((state) => state.definition.head.kind)
  const own = useRef<HTMLDivElement>(null)
  useDrops()
  const onKey = (event: KeyboardEvent): void => {
    const id = nodeAt(event.target)
    if (id === undefined || !scope || isTyping(event.target)) return
    const arrows = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (
      arrows !== 0 &&
      !event.altKey &&
      event.target instanceof Element &&
      event.target.matches('.handle[aria-expanded="false"]')
    ) {
      event.preventDefault()
      const order = inOrder(store.getState().definition.outline)
      const next = order[order.indexOf(id) + arrows]
      if (next !== undefined) store.getState().focusOn({ rule: next })
      return
    }
    const act = actOf(event)
    if (!act || id === root) return
    event.preventDefault()
    acts[act]({ store, scope, id })
  }
  const onCopy = (event: ClipboardEvent): void => {
    const id = nodeAt(event.target)
    if (id === undefined || isTyping(event.target) || window.getSelection()?.isCollapsed === false) return
    const text = textAt(store.getState().definition.outline, id)
    if (text === undefined) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    store.getState().say(texts.said.copied)
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (isTyping(event.target) || !scope) return
    event.preventDefault()
    pasteAt({ store, scope, id: nodeAt(event.target) ?? root }, event.clipboardData.getData('text/plain'))
  }
  if (!rules) {
    return (
      <Alert color="gray" variant="light" mt="sm">
        <Group justify="space-between">
          {kind === 'traits' ? texts.states.traits : texts.states.notRules}
          <Button size="xs" variant="default" onClick={showText}>
            {texts.actions.showText}
          </Button>
        </Group>
      </Alert>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what has the focus inside are taken here.
    <div ref={own} className="rules-tab" onKeyDown={onKey} onCopy={onCopy} onPaste={onPaste}>
      {broken && (
        <Alert color="yellow" variant="outline" mb="sm" role="status">
          <Group justify="space-between">
            <span>{texts.states.brokenRules}</span>
            <Button size="xs" variant="default" onClick={showText}>
              {texts.actions.showText}
            </Button>
          </Group>
        </Alert>
      )}
      <RuleGroup id={root} title={texts.rules.peopleMatching(scope?.entityTitle ?? '')} />
      <VisuallyHidden role="status" aria-live="polite">
        {said}
      </VisuallyHidden>
    </div>
  )
})
