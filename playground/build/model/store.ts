import { produce } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Problem } from './check.ts'
import { type Definition, type Target, toDefinition } from './definition.ts'
import { replaceRule } from './moves.ts'
import { isGrouping, type Outline } from './outline.ts'
import { setExpressionOf } from './outline-edit.ts'

/** Where the edited item was opened from; without it, it is new. */
export interface Opened {
  readonly kind: Target['kind']
  readonly name: string
  readonly file: string
  readonly hash: string
  /** The whole file as it was opened, and where the item stands in it. */
  readonly fileText: string
  readonly start: number
  readonly length: number
}

export interface BuildState {
  readonly definition: Definition
  /** What it was when it was opened or saved last. */
  readonly saved: Definition
  readonly opened?: Opened
  readonly past: readonly Definition[]
  readonly future: readonly Definition[]
  /** Changes of one kind within a second are one step of undo. */
  readonly lastChange?: { readonly key: string; readonly at: number }
  readonly selected?: string
  /** The chip or rule to be focused next. */
  readonly focus?: { readonly rule: string; readonly open?: boolean; readonly path?: string }
  readonly problems: Readonly<Record<string, readonly Problem[]>>
  readonly said: string
}

export interface BuildActions {
  readonly change: (change: (definition: Definition) => Definition, key?: string) => void
  readonly setRule: (id: string, expression: Expression, key?: string) => void
  readonly setOutline: (change: (outline: Outline) => Outline) => void
  readonly setHead: (change: (head: Target) => Target, key?: string) => void
  /** What was typed in another view. */
  readonly setSource: (view: 'segql' | 'json', text: string, item: Target | undefined) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly open: (definition: Definition, opened: Opened | undefined) => void
  readonly resume: (definition: Definition, saved: Definition, opened: Opened | undefined) => void
  /** What stands here is kept elsewhere now. */
  readonly settle: () => void
  readonly select: (id: string | undefined) => void
  readonly focusOn: (focus: BuildState['focus']) => void
  readonly setProblems: (problems: readonly Problem[]) => void
  readonly say: (text: string) => void
}

export type BuildStore = StoreApi<BuildState & BuildActions>

const mostSteps = 200
const together = 1000

const grouped = (problems: readonly Problem[]): Record<string, readonly Problem[]> => {
  const found: Record<string, readonly Problem[]> = {}
  for (const problem of problems) {
    const rule = problem.rule ?? ''
    found[rule] = [...(found[rule] ?? []), problem]
  }
  return found
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

/** Lists that say the same stay the same objects, so that rows without news are not drawn again. */
const kept = (before: BuildState['problems'], after: Record<string, readonly Problem[]>): BuildState['problems'] => {
  for (const [rule, list] of Object.entries(after)) {
    const known = before[rule]
    if (known && same(known, list)) after[rule] = known
  }
  return after
}

/** Any change but one of the text itself makes the text as it was written out of date. */
const plain = ({ head, outline }: Definition): Definition => ({ head, outline })

export const createBuildStore = (first: Definition): BuildStore =>
  createStore<BuildState & BuildActions>()((set, get) => {
    const push = (definition: Definition, key: string | undefined): void =>
      set((state) => {
        if (definition === state.definition) return state
        const now = Date.now()
        const joins =
          key !== undefined &&
          state.lastChange?.key === key &&
          now - state.lastChange.at < together &&
          state.past.length > 0
        return {
          definition,
          past: joins ? state.past : [...state.past.slice(-mostSteps), state.definition],
          future: [],
          lastChange: { key: key ?? '', at: now },
        }
      })
    const travel = (from: 'past' | 'future', to: 'past' | 'future') =>
      set((state) => {
        const definition = from === 'past' ? state.past.at(-1) : state.future.at(-1)
        if (!definition) return state
        const moved = { [from]: state[from].slice(0, -1), [to]: [...state[to], state.definition] }
        return { ...state, ...moved, definition, lastChange: { key: '', at: 0 } }
      })
    const change: BuildActions['change'] = (apply, key) => {
      const { definition } = get()
      const next = apply(definition)
      if (next !== definition) push(plain(next), key)
    }
    return {
      definition: first,
      saved: first,
      past: [],
      future: [],
      problems: {},
      said: '',
      change,
      setRule: (id, expression, key) =>
        change((definition) => {
          if (isGrouping(expression)) return { ...definition, outline: replaceRule(definition.outline, id, expression) }
          return produce(definition, (draft) => setExpressionOf(draft.outline, id, expression))
        }, key),
      setOutline: (apply) =>
        change((definition) => {
          const outline = apply(definition.outline)
          return outline === definition.outline ? definition : { ...definition, outline }
        }),
      setHead: (apply, key) => change((definition) => ({ ...definition, head: apply(definition.head) }), key),
      setSource: (view, text, item) => {
        const { definition } = get()
        const next = item
          ? toDefinition(item, definition.outline, view === 'segql' ? text : undefined)
          : { ...definition, broken: { view, text } }
        push(next, `text ${view}`)
      },
      undo: () => travel('past', 'future'),
      redo: () => travel('future', 'past'),
      open: (definition, opened) =>
        set((state) => ({
          ...state,
          definition,
          saved: definition,
          opened,
          past: [],
          future: [],
          problems: {},
          selected: undefined,
        })),
      resume: (definition, saved, opened) =>
        set((state) => ({
          ...state,
          definition,
          saved,
          opened,
          past: [],
          future: [],
          problems: {},
          selected: undefined,
        })),
      settle: () => set(({ definition }) => ({ saved: definition })),
      select: (selected) => set((state) => (state.selected === selected ? state : { ...state, selected })),
      focusOn: (focus) => set((state) => ({ ...state, focus })),
      setProblems: (problems) => set((state) => ({ problems: kept(state.problems, grouped(problems)) })),
      say: (said) => set({ said }),
    }
  })
