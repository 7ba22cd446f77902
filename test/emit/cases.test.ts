import { expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import { dialects } from '../../dialects/index.ts'
import { programsOf } from '../cases/holds.ts'
import { sections } from '../cases/index.ts'
import { mistakes } from '../cases/prepare.ts'
import { micros } from '../engines/clock.ts'

/** What a case asks in a dialect, under its title; its negation is the same rule within `not`. */
const statementsIn = (name: keyof typeof dialects): string =>
  sections
    .flatMap(({ title, groups }) => [
      `-- ${title}\n`,
      ...groups.flatMap((given) =>
        given.cases.map((one) => {
          const [program] = programsOf(given, one)
          const { value, diagnostics } = compileProgram(program, dialects[name], {
            now: micros(given.now),
            print: 'literals',
          })
          expect(mistakes(diagnostics)).toEqual([])
          return `-- ${one.title}\n${value.sql};\n`
        }),
      ),
    ])
    .join('\n')

test.each(Object.keys(dialects) as (keyof typeof dialects)[])('the row cases in %s read as they did', async (name) => {
  await expect(statementsIn(name)).toMatchFileSnapshot(`golden/cases/${name}.sql`)
})
