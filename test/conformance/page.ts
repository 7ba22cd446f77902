import { sections } from '../cases/index.ts'
import { columns } from './columns.ts'
import { allFeatures, featuresOf, keyOf } from './features.ts'

/** How the cases of one row stand in one column. */
export interface Cell {
  readonly agree: number
  /** The dialect's reasons, each once. */
  readonly unsupported: readonly string[]
  /** Cases that nobody asked. */
  readonly notRun: readonly string[]
}

export interface MatrixRow {
  readonly group: string
  readonly name: string
  readonly cells: readonly Cell[]
}

interface Asked {
  readonly title: string
  readonly section: string
  readonly features: ReadonlySet<string>
  readonly verdicts: readonly (string | undefined)[]
}

const asked = (): readonly Asked[] =>
  sections.flatMap(({ title: section, groups }) =>
    groups.flatMap((given) =>
      given.cases.map((one) => ({
        title: one.title,
        section,
        features: featuresOf(one, given.items),
        verdicts: columns.map(({ verdict }) => verdict(given, one)),
      })),
    ),
  )

const cellOf = (cases: readonly Asked[], column: number): Cell => ({
  agree: cases.filter(({ verdicts }) => verdicts[column]?.startsWith('agrees')).length,
  unsupported: [
    ...new Set(
      cases.flatMap(({ verdicts }) => {
        const reason = /^unsupported: (.*)$/s.exec(verdicts[column] ?? '')?.[1]
        return reason === undefined ? [] : [reason]
      }),
    ),
  ],
  notRun: cases.filter(({ verdicts }) => verdicts[column] === undefined).map(({ title }) => title),
})

/** A row a section of the cases, then a row for everything that can be said. */
export const matrix = (): readonly MatrixRow[] => {
  const all = asked()
  const rowOf = (group: string, name: string, cases: readonly Asked[]): MatrixRow => ({
    group,
    name,
    cells: columns.map((_, column) => cellOf(cases, column)),
  })
  const bySection = sections.map(({ title }) =>
    rowOf(
      'All row cases, by subject',
      title,
      all.filter(({ section }) => section === title),
    ),
  )
  const byFeature = allFeatures.map((feature) =>
    rowOf(
      feature.group,
      feature.name,
      all.filter(({ features }) => features.has(keyOf(feature))),
    ),
  )
  return [...bySection, ...byFeature]
}

const intro = `# Conformance

The same rule finds the same people on every warehouse. This page is made from the test run (\`node tools/conformance.ts\`); a test compares it with what the run says today.

Each **row case** of \`test/cases/\` states rows, a rule, and whom it must find. It is asked of the reference evaluator and of every engine below, with its negation, with parameters and with literals. A cell says in how many row cases the row's word
stands and the engine agrees. Besides, random rules and traits over random data are compared with the evaluator (\`test/laws/\`, \`test/engines/tier2/\`).

DuckDB, PostgreSQL, ZetaSQL and the stand-in of Redshift run in every \`npm test\`. Spark and fakesnow run with \`npm run test:engines\`; their cells come from the committed files in \`test/engines/results/\`, which name the version and a hash of every statement.
\`npm test\` fails when a hash is not that of the statement emitted today.
`

const engineLines = (): string =>
  columns
    .map(
      ({ title, engine, standIn }) =>
        `- **${title}**: ${engine}.${standIn === undefined ? '' : ` A stand-in. ${standIn}`}`,
    )
    .join('\n')

/** The page, and nothing but what the rows say. */
export const printPage = (rows: readonly MatrixRow[]): string => {
  const notes: string[] = []
  const noteOf = (column: number, reason: string): number => {
    const note = `${columns[column]!.title}: ${reason}`
    if (!notes.includes(note)) notes.push(note)
    return notes.indexOf(note) + 1
  }
  const printCell = ({ agree, unsupported, notRun }: Cell, column: number): string => {
    const agreed = agree > 0 || unsupported.length === 0 ? `agrees (${agree})` : ''
    const refused = unsupported.map((reason) => `unsupported [${noteOf(column, reason)}]`)
    return [agreed, ...refused, ...(notRun.length > 0 ? [`not run (${notRun.length})`] : [])].filter(Boolean).join(', ')
  }
  const titles = columns.map(({ title, standIn }) => (standIn === undefined ? title : `${title} (stand-in)`))
  const groups = [...new Set(rows.map(({ group }) => group))]
  const tables = groups.map((group) => {
    const lines = rows
      .filter((row) => row.group === group)
      .map(({ name, cells }) => `| ${name.replaceAll('|', '\\|')} | ${cells.map(printCell).join(' | ')} |`)
    return [
      `## ${group}`,
      '',
      `| | ${titles.join(' | ')} |`,
      `|---|${titles.map(() => '---').join('|')}|`,
      ...lines,
    ].join('\n')
  })
  const listed = notes.map((note, index) => `${index + 1}. ${note}`).join('\n')
  const footer = notes.length === 0 ? [] : [`## Unsupported\n\n${listed}`]
  return `${[intro + engineLines(), ...tables, ...footer].join('\n\n')}\n`
}
