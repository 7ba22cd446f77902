import { memo, useEffect, useRef, useState } from 'react'
import { Listbox } from '../../parts/listbox.tsx'
import { Popup } from '../../parts/popup.tsx'
import { messages } from '../../text/index.ts'
import { useBuild, useBuildState } from '../context.ts'
import { setJoin } from '../model/moves.ts'
import { type GroupNode, groupKind } from '../model/outline.ts'
import { AddCondition } from './add.tsx'
import { useRowDrag } from './drag.ts'
import { Handle } from './handle.tsx'
import { RuleRow } from './rule-row.tsx'

const texts = messages.build

const joins = ['every', 'some', 'none', 'notEvery'] as const

const JoinChip = ({ node }: { readonly node: GroupNode }) => {
  const { store } = useBuild()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const kind = groupKind(node)
  const close = (back: boolean): void => {
    setOpen(false)
    if (back) button.current?.focus()
  }
  return (
    <span className="chip-place">
      <button
        ref={button}
        type="button"
        className="chip join"
        data-tone="verb"
        aria-label={`${texts.rules.match}: ${texts.rules.groups[kind]} ${texts.rules.ofThese}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {texts.rules.groups[kind]}
      </button>
      {open && (
        <Popup anchor={button} label={texts.rules.match} onClose={close}>
          <Listbox
            label={texts.rules.match}
            options={joins.map((value) => ({
              value,
              label: texts.rules.groups[value],
              note: texts.rules.groupNotes[value],
            }))}
            selected={[kind]}
            onChoose={(value) => {
              const join = value === 'some' || value === 'none' ? 'or' : 'and'
              store
                .getState()
                .setOutline((outline) => setJoin(outline, node.id, join, value === 'none' || value === 'notEvery'))
              close(true)
            }}
          />
        </Popup>
      )}
    </span>
  )
}

const leadOf = (node: GroupNode, at: number): string => (at === 0 ? '' : texts.rules.joins[node.join])

/** A group of rules; the root is one too. */
export const RuleGroup = memo(
  ({ id, lead, title }: { readonly id: string; readonly lead?: string; readonly title?: string }) => {
    const { store } = useBuild()
    const node = useBuildState((state) => state.definition.outline.nodes[id]) as GroupNode
    // One letter a child: a group is drawn again when what it is made of changes, not what its rules say.
    const kinds = useBuildState(({ definition: { outline } }) =>
      node.children.map((child) => (outline.nodes[child]?.kind === 'group' ? 'g' : 'r')).join(''),
    )
    const focus = useBuildState((state) => state.focus?.rule === id)
    const isRoot = title !== undefined
    const head = useRowDrag(id)
    const body = useRowDrag(id, true)
    useEffect(() => {
      if (!focus) return
      head.handle.current?.focus()
      store.getState().focusOn(undefined)
    }, [focus, head.handle, store])
    const children = node.children.map((child, at) =>
      kinds[at] === 'g' ? (
        <RuleGroup key={child} id={child} lead={leadOf(node, at)} />
      ) : (
        <RuleRow key={child} id={child} lead={leadOf(node, at)} />
      ),
    )
    const inner = (
      <div className="group-body" ref={body.element as never} data-into={body.edge}>
        {node.children.length === 0 && (
          <p className="group-empty">{isRoot ? texts.rules.everybody : texts.rules.emptyGroup}</p>
        )}
        {node.children.length > 0 && (
          <ul className="rules" data-join={node.join}>
            {children}
          </ul>
        )}
        <AddCondition id={id} />
      </div>
    )
    const heading = (
      <div className="group-head">
        {!isRoot && <Handle id={id} kind="group" sentence={texts.rules.group} handle={head.handle} />}
        {lead !== undefined && <span className="lead">{lead}</span>}
        <span className="word">{title ?? texts.rules.match}</span>
        <JoinChip node={node} />
        <span className="word">{texts.rules.ofThese}</span>
      </div>
    )
    if (isRoot) {
      return (
        <section className="group root" data-node={id} aria-label={texts.rules.region}>
          {heading}
          {inner}
        </section>
      )
    }
    return (
      <li
        className="group"
        ref={head.element as never}
        data-node={id}
        data-edge={head.edge}
        data-dragged={head.dragged || undefined}
      >
        {heading}
        {inner}
      </li>
    )
  },
)
