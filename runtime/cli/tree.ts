import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { printDocument } from '../../grammar/index.ts'
import { failure } from '../failures.ts'
import { syntaxFindings } from '../findings.ts'
import { shownPath } from '../paths.ts'
import { hasErrors, readDocument } from '../project.ts'
import { isText, reasonOf } from '../sources.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'

/** A file's other spelling: JSON for text, text for JSON. */
export const tree = async ({ root: path }: Invocation): Promise<Answer> => {
  if (!isText(path) && !path.endsWith('.json')) {
    return usageMistake(`\`${shownPath(path)}\` is neither a \`.segql\` nor a \`.json\` file.`)
  }
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const unreadable = failure('E921', { file: shownPath(path), reason: reasonOf(error) })
    return { exit: exits.errors, diagnostics: [unreadable], result: null }
  }
  const parsed = readDocument({ file: basename(path), text })
  const diagnostics = syntaxFindings(parsed)
  const failed = hasErrors(diagnostics)
  const other = isText(path) ? JSON.stringify(parsed.document, null, 2) : printDocument(parsed.document)
  return {
    exit: failed ? exits.errors : exits.done,
    diagnostics,
    result: failed ? null : parsed.document,
    ...(!failed && { text: other }),
    source: () => text,
    folder: dirname(path),
  }
}
