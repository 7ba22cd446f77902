import { expect, test } from 'vitest'
import {
  type Floor,
  floorOfImport,
  floors,
  importsOf,
  pathOfImport,
  type Source,
  sourcesOf,
  tokens,
} from './sources.ts'

/** The drawing of the house: who may import from where, and which packages. */
const mayImport: Readonly<Record<Floor, { readonly floors: readonly string[]; readonly packages: RegExp }>> = {
  grammar: { floors: ['grammar'], packages: /^(chevrotain|zod)$/ },
  compiler: { floors: ['compiler', 'grammar'], packages: /^(kysely|zod)$/ },
  dialects: {
    floors: ['dialects', 'compiler', 'grammar'],
    packages: /^(kysely|zod|@polyglot-sql\/sdk|libpg-query|node-sql-parser(\/.+)?)$/,
  },
  runtime: {
    floors: ['runtime', 'dialects', 'compiler', 'grammar'],
    packages:
      /^(node:.+|zod|kysely|hono(\/.+)?|@hono\/.+|@duckdb\/node-api|pg|pg-cursor|@google-cloud\/bigquery|google-auth-library|snowflake-sdk|@databricks\/sql|@aws-sdk\/.+|@fivetrandevelopers\/zetasql|@grpc\/.+)$/,
  },
  playground: {
    floors: ['playground', 'dialects', 'compiler', 'grammar'],
    packages:
      /^(react(-dom)?(\/.+)?|@mantine\/.+|@tabler\/.+|@fontsource-variable\/.+|@tanstack\/.+|@codemirror\/.+|@lezer\/.+|codemirror|@atlaskit\/.+|zustand(\/.+)?|immer|uplot(\/.+)?|hono\/client|vite|@vitejs\/.+|node:.+)$/,
  },
  test: { floors: [...floors, 'examples', 'tools'], packages: /./ },
}

const all = floors.flatMap(sourcesOf)
const pure = [...sourcesOf('grammar'), ...sourcesOf('compiler'), ...sourcesOf('dialects')]
const written = (sources: readonly Source[]) => sources.map(({ path }) => path)

test.each(floors)('%s imports only from the floors it stands on', (floor) => {
  const { floors: below, packages } = mayImport[floor]
  const forbidden = sourcesOf(floor).flatMap((source) =>
    importsOf(source)
      .filter((imported) => {
        const target = floorOfImport(source, imported)
        if (floor === 'playground' && isServerApi(source, imported)) return false
        return target === undefined ? !packages.test(imported) : !below.includes(target)
      })
      .map((imported) => `${source.path}: ${imported}`),
  )
  expect(forbidden).toEqual([])
})

/** The playground shares the server's schemas and types, nothing that runs. */
const isServerApi = (source: Source, imported: string): boolean =>
  imported.startsWith('.') && /^runtime\/server\/api(\.ts$|\/)/.test(pathOfImport(source, imported))

test('the reader of imports sees every form of them', () => {
  const text = `import 'a'; import { b } from "b"; export * from './c.ts'; import type X from 'd'; await import('e'); // from 'f'\nf('g')`
  expect(importsOf({ path: 'compiler/x.ts', text })).toEqual(['a', 'b', './c.ts', 'd', 'e'])
  expect(floorOfImport({ path: 'compiler/check/x.ts', text }, '../../runtime/y.ts')).toBe('runtime')
})

test('a file has fewer than 300 lines', () => {
  const long = all.filter(({ text }) => text.split('\n').length - 1 >= 300)
  expect(written(long)).toEqual([])
})

const dialectNames = /duckdb|postgres|bigquery|snowflake|databricks|redshift|spark/i

test('the compiler names no dialect', () => {
  const naming = sourcesOf('compiler').flatMap((source) =>
    tokens(source)
      .filter(({ kind, text }) => kind !== 'comment' && dialectNames.test(text))
      .map(({ text }) => `${source.path}: ${text}`),
  )
  expect(naming).toEqual([])
})

/** Names that exist only in Node or only in a browser. */
const hostNames =
  /^(process|Buffer|__dirname|__filename|require|setImmediate|window|document|navigator|localStorage|HTMLElement|fetch)$/

test('grammar, compiler and dialects name nothing of Node or of a browser', () => {
  const naming = pure.flatMap((source) => {
    const code = tokens(source).filter(({ kind }) => kind === 'other')
    return hostUses(code.map(({ text }) => text)).map((name) => `${source.path}: ${name}`)
  })
  expect(naming).toEqual([])
})

/** `process.env`, `Buffer.from(…)`: used as a global, not as the name of a property, a parameter or a declaration of ours. */
const hostUses = (code: readonly string[]): readonly string[] =>
  code.filter((text, index) => {
    const isGlobal = hostNames.test(text) && code[index - 1] !== '.' && /^[.(]$/.test(code[index + 1] ?? '')
    return isGlobal && !declared(code, text)
  })
const declared = (code: readonly string[], name: string): boolean =>
  code.some(
    (text, index) =>
      text === name && (/^(const|let|function|\{|,|\()$/.test(code[index - 1] ?? '') || code[index + 1] === ':'),
  )

test('no file opts out of the type checker', () => {
  const opting = all.flatMap((source) =>
    tokens(source)
      .filter(({ kind, text }) => kind === 'comment' && /@ts-(ignore|nocheck|expect-error)/.test(text))
      .map(() => source.path),
  )
  expect(opting).toEqual([])
})

/** `any` of a diagnostic row's facts is the one that the linter was told of. */
const knownAny = new Set(['grammar/diagnostic.ts'])

test('no type is any', () => {
  const any = all.flatMap((source) => {
    const code = tokens(source).filter(({ kind }) => kind === 'other')
    const found = code.some(({ text }, index) => text === 'any' && /^([:<=|&,]|as)$/.test(code[index - 1]?.text ?? ''))
    return found && !knownAny.has(source.path) ? [source.path] : []
  })
  expect(any).toEqual([])
})

test('no test is left out or stands alone', () => {
  const marked = sourcesOf('test').flatMap((source) => {
    const code = tokens(source).filter(({ kind }) => kind === 'other')
    return code.flatMap(({ text }, index) =>
      /^(skip|only|todo)$/.test(text) &&
      code[index - 1]?.text === '.' &&
      /^(test|it|describe)$/.test(code[index - 2]?.text ?? '')
        ? [`${source.path}: ${text}`]
        : [],
    )
  })
  expect(marked).toEqual([])
})

const defaultExports = /\bexport\s+default\b/

test('exports have names', () => {
  const unnamed = all.filter(
    ({ path, text }) => defaultExports.test(text) && !/^(test\/engines\/.+-server|.*\.config)\.ts$/.test(path),
  )
  expect(written(unnamed).filter((path) => !path.startsWith('test/architecture/'))).toEqual([])
})
