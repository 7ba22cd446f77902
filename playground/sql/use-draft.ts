import { useState } from 'react'

const textKey = 'segql.sql.text'
const connectionKey = 'segql.sql.connection'

/** The query as it is being written; it outlives a reload. */
export const useDraft = (usual: string | undefined) => {
  const [text, setText] = useState(() => localStorage.getItem(textKey) ?? '')
  const [chosen, setChosen] = useState(() => localStorage.getItem(connectionKey) ?? undefined)
  return {
    text,
    connection: chosen ?? usual,
    setText: (next: string) => {
      localStorage.setItem(textKey, next)
      setText(next)
    },
    setConnection: (next: string) => {
      localStorage.setItem(connectionKey, next)
      setChosen(next)
    },
  }
}
