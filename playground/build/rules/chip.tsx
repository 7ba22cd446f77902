import { memo, useRef } from 'react'
import type { Expression } from '../../../grammar/tree/index.ts'
import { Popup } from '../../parts/popup.tsx'
import type { Problem } from '../model/check.ts'
import type { Chip } from '../sentence/parts.ts'
import { ChipEditor } from './editors.tsx'

export interface ChipProps {
  readonly chip: Chip
  readonly open: boolean
  readonly problem: Problem | undefined
  readonly problemId: string | undefined
  readonly onOpen: (key: string | undefined) => void
  /** `from` is the chip; `done`: a choice was made and the popup closes. */
  readonly onChange: (next: Expression, from: Chip, done: boolean) => void
}

/** A word of a sentence that can be changed: a plain button; what changes it exists only while it is open. */
export const ChipButton = memo(({ chip, open, problem, problemId, onOpen, onChange }: ChipProps) => {
  const button = useRef<HTMLButtonElement>(null)
  const close = (back: boolean): void => {
    onOpen(undefined)
    if (back) button.current?.focus()
  }
  return (
    <span className="chip-place">
      <button
        ref={button}
        type="button"
        className="chip"
        data-tone={chip.tone}
        data-key={chip.key}
        data-empty={chip.empty}
        aria-label={`${chip.label}: ${chip.text}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        {...(problem?.diagnostic.severity === 'error' && { 'data-invalid': true })}
        {...(problem?.diagnostic.severity === 'warning' && { 'data-warned': true })}
        {...(problem && problemId !== undefined && { 'aria-describedby': problemId })}
        onClick={() => onOpen(open ? undefined : chip.key)}
      >
        {chip.text}
      </button>
      {open && (
        <Popup anchor={button} label={chip.label} onClose={close} wide={chip.editor.kind === 'segql'}>
          <ChipEditor
            label={chip.label}
            editor={chip.editor}
            close={() => close(true)}
            change={(next, done) => {
              if (done) close(true)
              onChange(next, chip, done)
            }}
          />
        </Popup>
      )}
    </span>
  )
})
