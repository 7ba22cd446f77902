import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Statement } from '../../../compiler/compile.ts'
import { compileProgram } from '../../../compiler/compile.ts'
import type { Dialect } from '../../../compiler/dialect.ts'
import type { Case, Group } from '../../cases/case.ts'
import { programsOf } from '../../cases/holds.ts'
import { sections } from '../../cases/index.ts'
import { micros } from '../clock.ts'

/**
 * What an engine that not every machine has said of each row case, by the case's title: `agrees` and a hash of each statement
 * that it ran, or `unsupported` and the dialect's reason. Only `npm run test:engines` writes these files.
 */
export interface Results {
  readonly engine: string
  readonly version: string
  readonly dialect: string
  readonly cases: Readonly<Record<string, string>>
}

const prints = ['parameters', 'literals'] as const

const hashOf = ({ sql, parameters }: Statement): string =>
  createHash('sha256')
    .update(JSON.stringify([sql, parameters.map(({ value }) => value)]))
    .digest('hex')
    .slice(0, 8)

/** The verdict of a case on an engine that agrees; the reason where the dialect cannot say what the case asks. */
export const verdictOf = (given: Group, one: Case, dialect: Dialect): string => {
  const hashes: string[] = []
  for (const program of programsOf(given, one)) {
    for (const print of prints) {
      const { value, diagnostics } = compileProgram(program, dialect, { now: micros(given.now), print })
      const unsupported = diagnostics.find(({ code }) => code === 'E801')
      if (unsupported) return `unsupported: ${unsupported.message}`
      hashes.push(hashOf(value))
    }
  }
  return `agrees ${hashes.join(' ')}`
}

export const resultsFolder = join(import.meta.dirname, '../results')
const fileOf = (name: string): string => join(resultsFolder, `${name}.json`)

export const readResults = (name: string): Results | undefined =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Results) : undefined

/** Writes the verdicts of the cases that were asked; those without one failed and are taken out, as is what is no case any more. */
export const mergeResults = (
  name: string,
  of: Omit<Results, 'cases'>,
  verdicts: ReadonlyMap<string, string | undefined>,
): void => {
  const before = readResults(name)
  const kept = before?.version === of.version ? before.cases : {}
  const titles = sections.flatMap(({ groups }) => groups.flatMap(({ cases }) => cases.map(({ title }) => title)))
  const known = titles.toSorted().flatMap((title) => {
    const verdict = verdicts.has(title) ? verdicts.get(title) : kept[title]
    return verdict === undefined ? [] : [[title, verdict] as const]
  })
  const results: Results = { ...of, cases: Object.fromEntries(known) }
  writeFileSync(fileOf(name), `${JSON.stringify(results, undefined, 2)}\n`)
}
