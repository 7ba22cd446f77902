import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import { dialects } from '../../dialects/index.ts'
import { readProject } from '../../runtime/project.ts'
import { listTargets } from '../../runtime/run/target.ts'
import { mistakes } from '../cases/prepare.ts'
import { copyShop, shopNow } from '../examples/shop-project.ts'

const folder = mkdtempSync(join(tmpdir(), 'segql-golden-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let programs: readonly Program[]
beforeAll(async () => {
  // Small tables, for their types alone.
  await copyShop(folder, { scale: 0.001 })
  const { checked } = await readProject(folder)
  programs = listTargets(checked).flatMap(({ program }) => (program.kind === 'sql traits' ? [] : [program]))
})

test.each(Object.values(dialects))('the example project in $title is as it was read', async (dialect) => {
  const statements = programs.map((program) => {
    const { value, diagnostics } = compileProgram(program, dialect, { now: shopNow, print: 'literals' })
    expect(mistakes(diagnostics)).toEqual([])
    return `-- ${program.name}\n${value.sql};\n`
  })
  await expect(statements.join('\n')).toMatchFileSnapshot(`golden/shop/${dialect.name}.sql`)
})
