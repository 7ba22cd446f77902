import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CompileOptions, compileProgram } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import type { Program } from '../../compiler/ir.ts'
import { readProject } from '../../runtime/project.ts'
import { programsOf } from '../cases/holds.ts'
import { sections } from '../cases/index.ts'
import { micros } from '../engines/clock.ts'
import { copyShop, shopNow } from '../examples/shop-project.ts'

/** A program and how it is compiled. */
interface Asked {
  readonly program: Program
  readonly options: readonly CompileOptions[]
}

const optionsAt = (now: bigint): readonly CompileOptions[] => [
  { now, print: 'parameters' },
  { now, print: 'literals' },
]

const casePrograms = (): readonly Asked[] =>
  sections.flatMap(({ groups }) =>
    groups.flatMap((given) =>
      given.cases.flatMap((one) =>
        programsOf(given, one).map((program) => ({ program, options: optionsAt(micros(given.now)) })),
      ),
    ),
  )

/** As exported, with the current time instead of an instant. */
const exported: CompileOptions = { now: 'current', print: 'literals' }

/** Of the example's segments and trait sets; its tables are made small, for their types alone. */
const examplePrograms = async (): Promise<readonly Asked[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'segql-parsers-'))
  try {
    await copyShop(folder, { scale: 0.001 })
    const { checked } = await readProject(folder)
    return [...checked.segments.values(), ...checked.traits.values()].flatMap(({ program }) =>
      program && program.kind !== 'sql traits' ? [{ program, options: [...optionsAt(shopNow), exported] }] : [],
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every row case, negated too, and the whole example project. */
export const askedPrograms = async (): Promise<readonly Asked[]> => [...casePrograms(), ...(await examplePrograms())]

/** What a dialect says of them, each statement once. What it cannot say is left out. */
export const statementsOf = (asked: readonly Asked[], dialect: Dialect): readonly string[] => {
  const statements = new Set<string>()
  for (const { program, options } of asked) {
    for (const each of options) {
      const { value, diagnostics } = compileProgram(program, dialect, each)
      if (diagnostics.every(({ severity }) => severity !== 'error')) statements.add(value.sql)
    }
  }
  return [...statements]
}
