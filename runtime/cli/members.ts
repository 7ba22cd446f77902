import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { toDiagnostic } from '../duckdb/errors.ts'
import { openDuckDb } from '../duckdb/open.ts'
import { failure } from '../failures.ts'
import { shownPath, workFolder } from '../paths.ts'
import { readProject } from '../project.ts'
import { memberLines, readStored } from '../run/stored-members.ts'
import { refusalOf } from '../sources.ts'
import { temporaryName } from '../store/atomic.ts'
import { type Current, type ResultPlace, readCurrent } from '../store/results.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTargets, counted, sourceOf } from './project-answer.ts'

type Format = 'lines' | 'csv' | 'parquet'

/** The list itself, sorted by ID, of the last successful run. */
export const members = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, texts, signal } = invocation
  const format = readFormat(invocation)
  if (typeof format === 'object') return format
  const project = await readProject(root, { signal })
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const [target] = chosen.targets
  if (!target) return { exit: exits.errors, diagnostics: project.diagnostics, result: null, source: sourceOf(project) }
  const found = readCurrent(root, target.place)
  if (found.kind === 'none') {
    const none = failure('E948', { name: target.name, folder: workFolder })
    return { exit: exits.errors, diagnostics: [none], result: null }
  }
  if (found.kind === 'damaged') {
    return { exit: exits.errors, diagnostics: [failure('E949', { file: shownPath(found.file) })], result: null }
  }
  if (found.kind === 'in warehouse') {
    const { connection, table } = found.into
    const elsewhere = failure('E968', { name: target.name, table: table.join('.'), connection })
    return { exit: exits.errors, diagnostics: [elsewhere], result: null }
  }
  const list: List = { place: target.place, current: found.current, file: found.file, format, out: texts.out }
  try {
    return await send(invocation, list)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const file = texts.out ?? shownPath(found.file)
    const wrong =
      code === undefined
        ? toDiagnostic(error, { folder: workFolder })
        : failure('E924', { file, reason: refusalOf(error) })
    return { exit: exits.runFailed, diagnostics: [wrong], result: null }
  }
}

const readFormat = ({ texts, flags }: Invocation): Format | Answer => {
  const { out } = texts
  if (flags.has('csv') && flags.has('parquet')) return usageMistake('`--csv` and `--parquet` exclude each other.')
  const parquet = flags.has('parquet') || (!flags.has('csv') && out?.endsWith('.parquet') === true)
  if (parquet && out === undefined) return usageMistake('`--parquet` needs `--out FILE`.')
  if (parquet) return 'parquet'
  return flags.has('csv') || out?.endsWith('.csv') === true ? 'csv' : 'lines'
}

interface List {
  readonly place: ResultPlace
  readonly current: Current
  readonly file: string
  readonly format: Format
  readonly out: string | undefined
}

const send = async (invocation: Invocation, list: List): Promise<Answer> => {
  const { current, file, format, out, place } = list
  const result = { name: current.name, asOf: current.asOf, count: current.count, out: out ?? null }
  const done = { exit: exits.done, diagnostics: [], result }
  const rows = counted(current.count, place.kind === 'members' ? 'member' : 'row')
  const written = `${rows} of \`${current.name}\` as of ${current.asOf}`
  if (format === 'parquet' && out !== undefined) {
    replaceFile(resolve(out), (fresh) => copyFileSync(file, fresh))
    return { ...done, text: `${written}, written to ${out}` }
  }
  const opened = await openDuckDb({
    name: 'results',
    connection: { kind: 'duckdb', memory: true },
    root: invocation.root,
    minutes: 60,
    signal: invocation.signal,
  })
  if (!opened.value) return { exit: exits.runFailed, diagnostics: opened.diagnostics, result: null }
  const { session } = opened.value
  try {
    if (invocation.json && out === undefined)
      return { ...done, result: { ...result, rows: await readStored(session, list) } }
    if (out === undefined) {
      for await (const text of memberLines(session, list, list.format === 'lines'))
        await invocation.terminal.write(text)
      return done
    }
    await writeLines(resolve(out), memberLines(session, list, list.format === 'lines'))
    return { ...done, text: `${written}, written to ${out}` }
  } finally {
    session.close()
  }
}

const writeLines = async (out: string, texts: AsyncIterable<string>): Promise<void> => {
  const fresh = temporaryName(out)
  const handle = await open(fresh, 'w')
  try {
    for await (const text of texts) await handle.writeFile(text)
    await handle.close()
    renameSync(fresh, out)
  } catch (error) {
    await handle.close().catch(() => undefined)
    rmSync(fresh, { force: true })
    throw error
  }
}

const replaceFile = (out: string, write: (fresh: string) => void): void => {
  const fresh = temporaryName(out)
  try {
    write(fresh)
    renameSync(fresh, out)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}
