import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Statement } from '../../../compiler/compile.ts'
import { compileProgram } from '../../../compiler/compile.ts'
import type { Dialect } from '../../../compiler/dialect.ts'
import type { Case, Group } from '../../cases/case.ts'
import { programsOf } from '../../cases/holds.ts'
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

export const writeResults = (name: string, results: Results): void => {
  const cases = Object.fromEntries(Object.entries(results.cases).toSorted(([left], [right]) => (left < right ? -1 : 1)))
  writeFileSync(fileOf(name), `${JSON.stringify({ ...results, cases }, undefined, 2)}\n`)
}
