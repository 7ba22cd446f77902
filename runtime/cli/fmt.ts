import { chmodSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { parseText, printDocument } from '../../grammar/index.ts'
import { readConfig } from '../config.ts'
import { failure } from '../failures.ts'
import { syntaxFindings } from '../findings.ts'
import { hasErrors } from '../project.ts'
import { isText, readSources, reasonOf, type SourceFile } from '../sources.ts'
import { replaceText } from '../store/atomic.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { counted } from './project-answer.ts'

type Formatted =
  | { readonly kind: 'same' | 'changed'; readonly file: string }
  | { readonly kind: 'broken'; readonly file: string; readonly diagnostics: readonly Diagnostic[] }

export const fmt = async ({ root, flags }: Invocation): Promise<Answer> => {
  const { value: config, diagnostics } = readConfig(root)
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const sources = readSources(root, config.sources)
  const only = flags.has('check')
  const formatted = sources.files.filter(({ file }) => isText(file)).map((source) => format(root, source, only))
  const changed = formatted.filter(({ kind }) => kind === 'changed').map(({ file }) => file)
  const broken = formatted.flatMap((one) => (one.kind === 'broken' ? one.diagnostics : []))
  const found = [...sources.diagnostics, ...broken]
  const texts = new Map(sources.files.map(({ file, text }) => [file, text]))
  return {
    exit: hasErrors(found) || (only && changed.length > 0) ? exits.errors : exits.done,
    diagnostics: found,
    result: { files: formatted.length, changed },
    text: [
      ...changed,
      `${counted(formatted.length, 'file')}, ${changed.length} ${only ? 'not laid out' : 'changed'}`,
    ].join('\n'),
    source: (file) => texts.get(file),
  }
}

/** A file with syntax errors stays as it is: what could not be read would be lost. */
const format = (root: string, { file, text }: SourceFile, only: boolean): Formatted => {
  const parsed = parseText(text, { file })
  const errors = syntaxFindings(parsed).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { kind: 'broken', file, diagnostics: errors }
  const printed = printDocument(parsed.document)
  if (printed === text) return { kind: 'same', file }
  if (only) return { kind: 'changed', file }
  try {
    const path = realpathSync(join(root, file))
    const { mode } = statSync(path)
    replaceText(path, printed)
    chmodSync(path, mode)
    return { kind: 'changed', file }
  } catch (error) {
    return { kind: 'broken', file, diagnostics: [failure('E924', { file, reason: reasonOf(error) }, { file })] }
  }
}
