import type { Workspace } from '../../project/workspace.ts'
import type { Opened } from './store.ts'

export interface FileChange {
  readonly file: string
  readonly text: string
  /** The hash of what was opened; `null`: a new file. */
  readonly opened: string | null
}

const endsLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** The whole file with the item in it: in its place, or, of a new one, in a file of its own or below what stands in it. */
export const fileChange = (
  itemText: string,
  name: string,
  opened: Opened | undefined,
  { state }: Workspace,
): FileChange => {
  if (opened) {
    const { file, hash, fileText, start, length } = opened
    const replaced = fileText.slice(start, start + length)
    const tail = /\s*$/.exec(replaced)?.[0] ?? ''
    return {
      file,
      opened: hash,
      text: fileText.slice(0, start) + itemText.trimEnd() + tail + fileText.slice(start + length),
    }
  }
  const file = `segments/${name.replaceAll(/[^\p{L}\p{Nd}_-]+/gu, '_').replaceAll('_', '-')}.segql`
  const standing = state.documents.find((document) => document.file === file)
  if (!standing) return { file, text: endsLine(itemText), opened: null }
  return { file, text: `${endsLine(standing.text)}\n${endsLine(itemText)}`, opened: standing.hash }
}
