import { Menu } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
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
  const button = (
    <button
      ref={handle}
      type="button"
      className="handle"
      aria-label={texts.rules.menu(sentence)}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={() => setOpen(true)}
    >
      <IconGripVertical size={15} stroke={1.6} aria-hidden />
    </button>
  )
  return (
    <span className="handle-place">
      {button}
      {open && (
        <Menu
          opened
          onClose={() => {
            setOpen(false)
            handle.current?.focus()
          }}
          withinPortal={false}
          position="bottom-start"
          trapFocus
        >
          <Menu.Target>
            <span className="menu-anchor" />
          </Menu.Target>
          <Menu.Dropdown>
            {offered
              .filter(({ of }) => of === 'both' || of === kind)
              .map(({ act, keys }) => (
                <Menu.Item
                  key={act}
                  rightSection={<span className="keys">{keys}</span>}
                  onClick={() => scope && acts[act]({ store, scope, id })}
                >
                  {texts.menu[act]}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  )
}
