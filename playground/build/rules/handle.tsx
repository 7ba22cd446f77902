import { type RefObject, useEffect, useRef, useState } from 'react'
import { Popup } from '../../parts/popup.tsx'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import { acts, type RowAct } from './acts.ts'

const texts = messages.build
const offered: readonly { readonly act: RowAct; readonly keys: string; readonly of: 'rule' | 'group' | 'both' }[] = [
  { act: 'up', keys: 'Alt+↑', of: 'both' },
  { act: 'down', keys: 'Alt+↓', of: 'both' },
  { act: 'wrap', keys: 'Alt+→', of: 'both' },
  { act: 'unwrap', keys: 'Alt+←', of: 'group' },
  { act: 'duplicate', keys: 'Ctrl+D', of: 'both' },
  { act: 'copy', keys: 'Ctrl+C', of: 'both' },
  { act: 'remove', keys: 'Del', of: 'both' },
]

/** Where a rule is held: dragged by it, and its menu opens here. The menu exists only while it is open. */
export const Handle = ({
  id,
  sentence,
  handle,
  kind = 'rule',
}: {
  readonly id: string
  readonly sentence: string
  readonly handle: RefObject<HTMLButtonElement | null>
  readonly kind?: 'rule' | 'group'
}) => {
  const { store, scope } = useBuild()
  const [open, setOpen] = useState(false)
  const close = (): void => {
    setOpen(false)
    handle.current?.focus()
  }
  return (
    <span className="handle-place">
      <button
        ref={handle}
        type="button"
        className="handle"
        aria-label={texts.rules.menu(sentence)}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <Popup anchor={handle} label={texts.rules.menu(sentence)} onClose={(back) => (back ? close() : setOpen(false))}>
          <ActsMenu
            kind={kind}
            choose={(act) => {
              close()
              if (scope) acts[act]({ store, scope, id })
            }}
          />
        </Popup>
      )}
    </span>
  )
}

const ActsMenu = ({ kind, choose }: { readonly kind: 'rule' | 'group'; readonly choose: (act: RowAct) => void }) => {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => menu.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  return (
    <div
      ref={menu}
      role="menu"
      className="acts-menu"
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        if (by === 0 || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        const items = [...(menu.current?.querySelectorAll('button') ?? [])]
        const at = items.findIndex((item) => item.matches(':focus'))
        items[(at + by + items.length) % items.length]?.focus()
      }}
    >
      {offered
        .filter(({ of }) => of === 'both' || of === kind)
        .map(({ act, keys }) => (
          <button key={act} type="button" role="menuitem" className="acts-item" onClick={() => choose(act)}>
            {texts.menu[act]}
            <span className="keys">{keys}</span>
          </button>
        ))}
    </div>
  )
}
