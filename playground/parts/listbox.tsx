import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'

export interface ListOption {
  readonly value: string
  readonly label: string
  readonly group?: string
  readonly note?: string
}

export interface ListboxProps {
  readonly label: string
  readonly options: readonly ListOption[]
  /** Chosen ones. */
  readonly selected: readonly string[]
  readonly multiple?: boolean
  readonly onChoose: (value: string) => void
  /** Without it, the list itself takes the focus. */
  readonly search?: {
    readonly placeholder: string
    readonly value?: string
    readonly onType?: (typed: string) => void
    readonly numeric?: boolean
  }
  /** Enter on what was typed, when no option is marked. */
  readonly onEnter?: (typed: string) => void
  readonly onEmptyBackspace?: () => void
  /** The options are filtered elsewhere. */
  readonly filtered?: boolean
  readonly nothing?: string
  /** Whether the first fitting option is marked before any arrow key. */
  readonly markFirst?: boolean
}

const most = 200

/** Options whose words hold what was typed: those that begin with it first. */
export const fitting = (options: readonly ListOption[], typed: string): readonly ListOption[] => {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return options.slice(0, most)
  const scored = options.flatMap((option) => {
    const text = `${option.label} ${option.note ?? ''} ${option.group ?? ''}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return []
    const label = option.label.toLowerCase()
    const first = words[0] ?? ''
    return [{ option, score: label.startsWith(first) ? 0 : label.includes(first) ? 1 : 2 }]
  })
  return scored
    .sort((left, right) => left.score - right.score)
    .slice(0, most)
    .map(({ option }) => option)
}

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
  PageDown: (at, last) => Math.min(last, at + 10),
  PageUp: (at) => Math.max(0, at - 10),
}

/** A list to choose from, with or without a field to search in. Made for popups: it takes the focus as it appears. */
export const Listbox = (props: ListboxProps) => {
  const { label, options, selected, multiple, onChoose, search, filtered, nothing, markFirst = true } = props
  const id = useId()
  const [typed, setTyped] = useState(search?.value ?? '')
  const [touched, setTouched] = useState(false)
  const shown = useMemo(
    () => (filtered || !touched ? options.slice(0, most) : fitting(options, typed)),
    [options, typed, filtered, touched],
  )
  const chosen = shown.findIndex(({ value }) => selected.includes(value))
  const [active, setActive] = useState(chosen >= 0 && !multiple ? chosen : markFirst ? 0 : -1)
  const list = useRef<HTMLUListElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const field: HTMLElement | null = input.current ?? list.current
    field?.focus({ preventScroll: true })
    input.current?.select()
  }, [])
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  })
  const at = Math.min(active, shown.length - 1)
  const onKey = (event: KeyboardEvent): void => {
    const move = moves[event.key]
    if (move && shown.length > 0 && (search === undefined || !['Home', 'End'].includes(event.key))) {
      event.preventDefault()
      setActive(move(at, shown.length - 1))
      return
    }
    if (event.key === 'Backspace' && typed === '') props.onEmptyBackspace?.()
    const isChoice = event.key === 'Enter' || (event.key === ' ' && search === undefined)
    if (!isChoice) return
    event.preventDefault()
    const option = shown[at]
    if (option && at >= 0) onChoose(option.value)
    else props.onEnter?.(typed)
    if (multiple) setTyped('')
  }
  const onType = (next: string): void => {
    setTouched(true)
    setTyped(next)
    setActive(markFirst && next !== '' ? 0 : markFirst ? 0 : -1)
    search?.onType?.(next)
  }
  const marked = at >= 0 && shown[at] ? `${id}-${at}` : undefined
  return (
    <>
      {search && (
        <input
          ref={input}
          role="combobox"
          aria-label={label}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={marked}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          inputMode={search.numeric ? 'decimal' : undefined}
          placeholder={search.placeholder}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={onKey}
        />
      )}
      <ul
        ref={list}
        id={`${id}-list`}
        className="listbox"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a listbox of options is made of a list.
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        aria-activedescendant={search ? undefined : marked}
        tabIndex={search ? -1 : 0}
        hidden={shown.length === 0}
        onKeyDown={search ? undefined : onKey}
      >
        {shown.map((option, index) => (
          <Row
            key={option.value}
            id={`${id}-${index}`}
            option={option}
            head={option.group !== shown[index - 1]?.group ? option.group : undefined}
            active={index === at}
            selected={selected.includes(option.value)}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {shown.length === 0 && nothing !== undefined && <div className="popup-text">{nothing}</div>}
    </>
  )
}

const Row = ({
  id,
  option,
  head,
  active,
  selected,
  onChoose,
}: {
  readonly id: string
  readonly option: ListOption
  readonly head: string | undefined
  readonly active: boolean
  readonly selected: boolean
  readonly onChoose: (value: string) => void
}) => (
  <>
    {head !== undefined && (
      <li className="listbox-group" role="presentation">
        {head}
      </li>
    )}
    {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant says which is marked. */}
    {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field. */}
    <li
      id={id}
      className="listbox-option"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of a listbox.
      role="option"
      aria-selected={selected}
      data-active={active || undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(option.value)}
    >
      <span>{option.label}</span>
      {option.note !== undefined && <span className="listbox-note">{option.note}</span>}
    </li>
  </>
)
