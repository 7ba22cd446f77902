import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Expression } from '../../../grammar/tree/index.ts'
import { Listbox } from '../../parts/listbox.tsx'
import { messages } from '../../text/index.ts'
import { readExpression } from '../model/read.ts'
import type { Editor, Letters } from '../sentence/parts.ts'
import { useSuggestions } from './suggestions.ts'

const texts = messages.build

interface Editing<Kind extends Editor['kind']> {
  readonly label: string
  readonly editor: Extract<Editor, { kind: Kind }>
  /** `done`: the popup closes. */
  readonly change: (next: Expression, done: boolean) => void
  readonly close: () => void
}

const searchable = 8

export const ChoiceEditor = ({ label, editor, change }: Editing<'choice'>) => {
  const [options] = useState(() => editor.options())
  const { other } = editor
  const free = other !== undefined
  const isLong = options.length > searchable || free
  return (
    <Listbox
      label={label}
      options={options}
      selected={editor.value === undefined ? [] : [editor.value]}
      nothing={free ? undefined : texts.search.nothing}
      onChoose={(value) => change(editor.choose(value), true)}
      onEnter={(typed) => {
        const next = typed.trim() === '' ? undefined : other?.(typed.trim())
        if (next) change(next, true)
      }}
      {...(isLong && { search: { placeholder: texts.search.choose } })}
    />
  )
}

const LettersBox = ({
  letters,
  change,
}: {
  readonly letters: Letters | undefined
  readonly change: (next: Expression, done: boolean) => void
}) =>
  letters && (
    <Checkbox
      size="xs"
      px={6}
      label={texts.acts.ignoreCase}
      checked={letters.ignored}
      onChange={() => change(letters.turn(), false)}
    />
  )

export const ValueEditor = ({ label, editor, change, close }: Editing<'value'>) => {
  const [asField, setAsField] = useState(false)
  const [typed, setTyped] = useState(editor.value)
  const { fields, setField, suggestions } = editor
  const found = useSuggestions(suggestions, typed)
  if (asField && fields && setField) {
    return (
      <Listbox
        label={texts.labels.field}
        options={fields()}
        selected={[]}
        search={{ placeholder: texts.search.choose }}
        nothing={texts.search.nothing}
        onChoose={(value) => change(setField(value), true)}
      />
    )
  }
  const set = (next: string): void => {
    setTyped(next)
    change(editor.set(next), false)
  }
  return (
    <>
      {editor.input === 'date' ? (
        <input
          ref={(field) => field?.focus({ preventScroll: true })}
          type="date"
          aria-label={label}
          value={typed.slice(0, 10)}
          onChange={(event) => event.currentTarget.value !== '' && set(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && close()}
        />
      ) : (
        <Listbox
          label={label}
          options={found.options}
          selected={[editor.value]}
          filtered
          markFirst={false}
          search={{
            placeholder: texts.search.value,
            value: editor.value,
            onType: set,
            numeric: editor.input !== 'plain',
          }}
          onEnter={close}
          onChoose={(value) => change(editor.set(value), true)}
        />
      )}
      {found.loading && <div className="popup-text">{texts.search.loading}</div>}
      <LettersBox letters={editor.letters} change={change} />
      {fields && setField && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAsField(true)}>
          {texts.actions.compareWithField}
        </Button>
      )}
    </>
  )
}

export const ValuesEditor = ({ label, editor, change, close }: Editing<'values'>) => {
  const [typed, setTyped] = useState('')
  const { values } = editor
  const found = useSuggestions(editor.suggestions, typed)
  const known = new Set(found.options.map(({ value }) => value))
  const matching = typed.trim().toLowerCase()
  const mine = values
    .filter((value) => !known.has(value) && value.toLowerCase().includes(matching))
    .map((value) => ({ value, label: value }))
  const free = typed.trim()
  const isNew = free !== '' && !known.has(free) && !values.includes(free)
  const options = [...mine, ...found.options, ...(isNew ? [{ value: free, label: texts.search.free(free) }] : [])]
  const toggle = (value: string): void => {
    setTyped('')
    change(editor.set(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]), false)
  }
  return (
    <>
      <Listbox
        key={values.length}
        label={label}
        options={options}
        selected={values}
        multiple
        filtered
        markFirst={free !== ''}
        search={{
          placeholder: texts.search.value,
          value: typed,
          onType: setTyped,
          numeric: editor.input === 'number',
        }}
        onChoose={toggle}
        onEnter={close}
        onEmptyBackspace={() => values.length > 0 && change(editor.set(values.slice(0, -1)), false)}
      />
      {found.loading && <div className="popup-text">{texts.search.loading}</div>}
      <LettersBox letters={editor.letters} change={change} />
      <div className="popup-foot">
        <span className="popup-text">{values.length > 0 ? values.join(', ') : ''}</span>
        <Button size="compact-xs" onClick={close}>
          {texts.actions.done}
        </Button>
      </div>
    </>
  )
}

export const SegqlEditor = ({ label, editor, change, close }: Editing<'segql'>) => {
  const [typed, setTyped] = useState(editor.text)
  const read = readExpression(typed, editor.as)
  const problem = read.value ? undefined : (read.diagnostics[0]?.message ?? texts.editor.notSegql)
  const apply = (): void => {
    if (!read.value) return
    if (typed === editor.text) close()
    else change(editor.set(read.value), true)
  }
  return (
    <>
      <textarea
        ref={(field) => {
          if (document.activeElement !== field) field?.focus({ preventScroll: true })
        }}
        aria-label={label}
        aria-invalid={problem !== undefined}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          apply()
        }}
      />
      <div className="popup-foot">
        <span className={problem === undefined ? 'popup-text' : 'popup-error'} role="status">
          {problem ?? ''}
        </span>
        <Button size="compact-xs" disabled={problem !== undefined} onClick={apply}>
          {texts.actions.apply}
        </Button>
      </div>
    </>
  )
}

export const ChipEditor = (props: Omit<Editing<Editor['kind']>, 'editor'> & { readonly editor: Editor }) => {
  const { editor, ...rest } = props
  switch (editor.kind) {
    case 'choice':
      return <ChoiceEditor {...rest} editor={editor} />
    case 'value':
      return <ValueEditor {...rest} editor={editor} />
    case 'values':
      return <ValuesEditor {...rest} editor={editor} />
    case 'segql':
      return <SegqlEditor {...rest} editor={editor} />
    default:
      return editor satisfies never
  }
}
