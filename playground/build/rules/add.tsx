import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Listbox } from '../../parts/listbox.tsx'
import { Popup } from '../../parts/popup.tsx'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import { sentenceFrom, startOptions } from '../model/starts.ts'
import { addAt } from './acts.ts'

const texts = messages.build

/** How a sentence may begin, and a search over everything a sentence can be about. */
export const AddCondition = ({ id }: { readonly id: string }) => {
  const { store, scope } = useBuild()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className="chip-place">
      <button
        ref={button}
        type="button"
        className="add"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconPlus size={14} aria-hidden />
        {texts.actions.addCondition}
      </button>
      {open && scope && (
        <Popup
          anchor={button}
          label={texts.actions.addCondition}
          wide
          onClose={(back) => {
            setOpen(false)
            if (back) button.current?.focus()
          }}
        >
          <Listbox
            label={texts.search.label}
            options={startOptions(scope)}
            selected={[]}
            search={{ placeholder: texts.search.placeholder }}
            nothing={texts.search.nothing}
            onChoose={(value) => {
              setOpen(false)
              addAt({ store, scope, id }, sentenceFrom(scope, value))
            }}
          />
        </Popup>
      )}
    </span>
  )
}
