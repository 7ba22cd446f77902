import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import { emitDiagnostics } from '../../compiler/diagnostics/emit.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import { checkProject } from '../../compiler/project.ts'
import { unsupported } from '../../compiler/template.ts'
import { duckdb } from '../../dialects/duckdb.ts'
import { parseText } from '../../grammar/index.ts'
import { catalog, model, settings } from '../model.ts'
import { now } from './run.ts'

/** Short statements, short names, no medians. */
const meagre: Dialect = {
  ...duckdb,
  title: 'Meagre SQL',
  identifiers: { ...duckdb.identifiers, longest: 24 },
  rows: { ...duckdb.rows, median: unsupported('it has no medians') },
  longestStatement: 2000,
}

for (const [code, { example }] of Object.entries(emitDiagnostics)) {
  test(`${code} shows itself in its example, alone and at a place`, () => {
    const { value, diagnostics } = checkProject([parseText(model), parseText(example.source)], catalog, settings)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const program = value.segments.get('a')?.program ?? value.traits.get('a')?.program
    if (!program || program.kind === 'sql traits') throw new Error(`no program: ${example.source}`)
    const found = compileProgram(program, meagre, { now, print: 'literals' }).diagnostics
    expect(found.map((each) => each.code)).toEqual([code])
    expect(found[0]?.path).toBeDefined()
  })
}
