import { readFileSync } from 'node:fs'
import type { SqlDialect } from '../../dialects/lint/index.ts'

/** Lines below `=== dialect`, or `=== all`; escapes as in JSON. */
const readLines = (file: string, dialect: SqlDialect | 'all'): readonly string[] => {
  const blocks = readFileSync(new URL(`hostile/${file}.txt`, import.meta.url), 'utf8').split(/^=== /m)
  const block = blocks.find((one) => one.startsWith(`${dialect}\n`)) ?? ''
  const lines = block.split('\n').slice(1, -1)
  const escaped = /\\(u[0-9a-f]{4}|.)/g
  const meant: Readonly<Record<string, string>> = { n: '\n', r: '\r', v: '\v', '\\': '\\' }
  return lines
    .slice(0, lines.at(-1) === '' ? -1 : undefined)
    .map((line) =>
      line.replaceAll(escaped, (_, code: string) =>
        code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (meant[code] ?? code),
      ),
    )
}

/** The places where a value may stand. */
export const valuesWith = (call: string): readonly string[] => [
  `select ${call} as user_id from people p`,
  `select user_id from people p where '1' = ${call}`,
  `with a as (select ${call} as x from people p) select user_id from people p, a`,
  `select user_id from people p order by ${call}`,
]

const capitals = (text: string): string => text.toUpperCase()
const mixed = (text: string): string =>
  [...text].map((letter, index) => (index % 2 ? letter.toUpperCase() : letter)).join('')
const between = (text: string, blank: string): string => text.replaceAll(' ', blank)

/** Ways to hide a statement that writes; each leaves it as harmful as it was. */
const hidden = (statement: string): readonly string[] => [
  statement,
  capitals(statement),
  mixed(statement),
  between(statement, '\n\t'),
  between(statement, '/**/'),
  between(statement, ' -- x\n'),
  `  ;; ${statement}`,
  `-- harmless\n${statement}`,
  `/* select */ ${statement}`,
  `\uFEFF${statement}`,
  `select user_id from people; ${statement}`,
  `select user_id from people;\n/* a */;${statement};`,
  `select user_id from people /* a /* b */ ; ${statement}; -- */`,
  `select user_id from people -- a\r; ${statement}`,
  `select user_id from people -- a\u2028; ${statement}`,
  `select user_id, 'a\\\\' from people; ${statement}; --'`,
  `with x as (${statement}) select user_id from people`,
  `with recursive x as (select 1), y as (${statement}) select user_id from people`,
  `select user_id from (${statement}) x`,
  `select user_id from people where exists (${statement})`,
  `(${statement})`,
  `((${statement}))`,
  `select user_id from people union all (${statement})`,
  `${statement}; select user_id from people`,
]

export interface HostileTexts {
  /** No query at all, or several statements, or doubtful: refused whatever the catalog. */
  readonly refused: readonly string[]
  /** Calls and tables: refused or at most unproven. */
  readonly unproven: readonly string[]
}

/** Some of the ways for each statement, in turn, so that every way meets many statements. */
export const hostileTexts = (dialect: SqlDialect): HostileTexts => {
  /** Statements that write, calls that do more than read, comments and quotes that one reader could see otherwise. */
  const statements = [...readLines('statements', 'all'), ...readLines('statements', dialect)]
  const refused = statements.flatMap((statement, index) => {
    const ways = hidden(statement)
    return ways.filter((_, way) => way === 0 || (way + index) % 3 === 0)
  })
  const unproven = readLines('calls', dialect).flatMap((call, index) => {
    const [first, ...others] = valuesWith(call)
    const other = others[index % others.length]
    return [first, other, index % 2 ? first && capitals(first) : other && between(other, '\n')].filter(
      (text) => text !== undefined,
    )
  })
  const places = [...readLines('places', 'all'), ...readLines('places', dialect)]
  return {
    refused: [...new Set([...refused, ...readLines('smuggled', 'all'), ...readLines('smuggled', dialect)])],
    unproven: [...new Set([...unproven, ...places])],
  }
}
