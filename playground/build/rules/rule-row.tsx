import { memo, useCallback, useEffect, useId, useMemo, useState } from 'react'
import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { useBuild, useBuildState } from '../context.ts'
import type { Problem } from '../model/check.ts'
import type { RuleNode } from '../model/outline.ts'
import { ruleParts } from '../sentence/condition.ts'
import { type Chip, type Part, textOf } from '../sentence/parts.ts'
import { ChipButton } from './chip.tsx'
import { useRowDrag } from './drag.ts'
import { Handle } from './handle.tsx'

const noProblems: readonly Problem[] = []
const hasKey = (part: Part | undefined): part is Chip => part?.kind === 'chip'
const firstEmpty = (parts: readonly Part[]): string | undefined => parts.filter(hasKey).find(({ empty }) => empty)?.key

/** The chip that a problem is about: the one of the longest path on its way, else the first within it. */
const chipOf = (chips: readonly Chip[], { path, diagnostic }: Problem): Chip | undefined => {
  if (diagnostic.code === 'hole') return chips.find(({ empty }) => empty)
  const above = chips.filter((chip) => path === chip.path || path.startsWith(`${chip.path}/`))
  const longest = above.reduce<Chip | undefined>(
    (best, chip) => (best && best.path.length >= chip.path.length ? best : chip),
    undefined,
  )
  return longest && longest.path !== '' ? longest : (chips.find((chip) => chip.path.startsWith(path)) ?? longest)
}

/** One rule: its sentence, its problems, its menu. Drawn again only when it changes itself. */
export const RuleRow = memo(({ id, lead }: { readonly id: string; readonly lead: string }) => {
  const { store, scope } = useBuild()
  const node = useBuildState((state) => state.definition.outline.nodes[id]) as RuleNode
  const problems = useBuildState((state) => state.problems[id] ?? noProblems)
  const selected = useBuildState((state) => state.selected === id)
  const focus = useBuildState((state) => (state.focus?.rule === id ? state.focus : undefined))
  const parts = useMemo(() => (scope ? ruleParts(scope, node.expression) : []), [scope, node.expression])
  const sentence = textOf(parts)
  const [open, setOpen] = useState<string>()
  const problemsId = useId()
  const row = useRowDrag(id)
  useEffect(() => {
    if (!focus) return
    const chips = parts.filter(hasKey)
    const wanted =
      focus.path === undefined
        ? undefined
        : chipOf(chips, { path: focus.path, rule: id, diagnostic: { code: '', severity: 'error', message: '' } })
    const target = wanted ?? (focus.open ? chips.find(({ empty }) => empty) : undefined)
    if (focus.open && target) setOpen(target.key)
    const selector = target ? `[data-key="${CSS.escape(target.key)}"]` : '.handle'
    const element = row.element.current?.querySelector<HTMLElement>(selector)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
    store.getState().focusOn(undefined)
  }, [focus, parts, id, store, row.element])
  const onChange = useCallback(
    (next: Expression, from: Chip, done: boolean) => {
      store.getState().setRule(id, next, `${id} ${from.key}`)
      if (!done || !scope) return
      // What a choice leaves open is asked next.
      const empty = firstEmpty(ruleParts(scope, next))
      if (empty !== undefined && (from.empty || firstEmpty(parts) === undefined)) setOpen(empty)
    },
    [id, store, scope, parts],
  )
  const placed = useMemo(() => {
    const chips = parts.filter(hasKey)
    return new Map(problems.map((problem) => [chipOf(chips, problem)?.key, problem]))
  }, [parts, problems])
  return (
    <li
      ref={row.element as never}
      className="rule"
      data-node={id}
      data-selected={selected || undefined}
      data-edge={row.edge}
      data-dragged={row.dragged || undefined}
      onFocus={() => store.getState().select(id)}
    >
      <Handle id={id} sentence={sentence} handle={row.handle} />
      <span className="lead">{lead}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a sentence is no fieldset. */}
      <div className="sentence" role="group" aria-label={messages.build.rules.rule(sentence)}>
        {parts.map((part, at) =>
          part.kind === 'chip' ? (
            <ChipButton
              key={part.key}
              chip={part}
              open={open === part.key}
              problem={placed.get(part.key)}
              problemId={problemsId}
              onOpen={setOpen}
              onChange={onChange}
            />
          ) : part.kind === 'word' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name, and keep no state.
            <span key={at} className="word">
              {part.text}
            </span>
          ) : (
            <button
              key={part.key}
              type="button"
              className="act"
              data-icon={part.icon}
              aria-label={part.label}
              title={part.label}
              onClick={() => {
                const next = part.apply()
                store.getState().setRule(id, next)
                if (part.icon === 'add' && scope) setOpen(firstEmpty(ruleParts(scope, next)))
              }}
            >
              {part.text}
            </button>
          ),
        )}
      </div>
      {problems.length > 0 && (
        <div className="rule-problems" id={problemsId}>
          {problems.map(({ diagnostic, path }) => (
            <span key={`${path} ${diagnostic.code} ${diagnostic.message}`} data-severity={diagnostic.severity}>
              {diagnostic.message}
            </span>
          ))}
        </div>
      )}
    </li>
  )
})
