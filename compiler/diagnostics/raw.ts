import { type DiagnosticTable, maker } from '../../grammar/diagnostic.ts'
import { listed, quoted } from './wording.ts'

interface Reading {
  readonly title: string
}

const forbidden = {
  statement: ({ what }: { what: string }) => `Raw SQL must be one query; this is ${what}.`,
  statements: ({ what }: { what: string }) => `Raw SQL must be one statement; these are ${what}.`,
} as const

/**
 * E70x, E71x: what keeps a raw SQL text from being read or from being one reading query. E72x: what keeps its result from
 * being a segment or a trait set. W75x: what could not be proven. The examples are tried on PostgreSQL.
 */
export const rawDiagnostics = {
  E700: {
    severity: 'error',
    message: ({ sentence }: Reading & { sentence: string; hint: string }) => sentence,
    hint: ({ hint }) => hint,
    example: { source: 'select id «fron» people' },
  },
  E701: {
    severity: 'error',
    message: forbidden.statements,
    hint: () => 'One query without a semicolon inside is what can be run.',
    example: { source: 'select id from people; «select» 2' },
  },
  E702: {
    severity: 'error',
    message: forbidden.statement,
    hint: () => 'A query begins with SELECT or WITH; nothing that writes, or speaks to the session, is sent.',
    example: { source: '«delete» from people' },
  },
  E703: {
    severity: 'error',
    message: ({ what }: { what: string }) => `The query contains ${what}, which writes.`,
    hint: () => 'Every part of the query must read only; a WITH may hold queries only.',
    example: { source: 'with gone as («delete» from people returning id) select id from gone' },
  },
  E704: {
    severity: 'error',
    message: () => 'SELECT INTO writes a table.',
    hint: () => 'Without INTO it is a query.',
    example: { source: 'select id «into» copy from people' },
  },
  E705: {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} locks the rows it reads.`,
    hint: () => 'Without that clause the query gives the same rows.',
    example: { source: 'select id from people «for» update' },
  },
  E706: {
    severity: 'error',
    message: () => 'A comment begins inside a comment.',
    hint: () =>
      'Databases disagree about where such a comment ends, so it is not sent; one pair of `/*` and `*/` is clear.',
    example: { source: 'select id /* a «/*» b */ from people' },
  },
  E707: {
    severity: 'error',
    message: ({ what }: { what: string }) => `The ${what} that begins here is never closed.`,
    hint: ({ what }) =>
      what === 'comment' ? 'A comment ends with `*/`.' : `The ${what} ends with the sign it begins with.`,
    example: { source: "select id from people where country = «'»US" },
  },
  E708: {
    severity: 'error',
    message: ({ code, name }: { code: string; name: string }) =>
      `The character ${code} (${name}) means nothing in SQL.`,
    hint: () => 'It often comes along when text is copied; a plain blank, or nothing, stands in its place.',
    example: { source: 'select id«\u00a0»from people' },
  },
  E709: {
    severity: 'error',
    message: ({ text }: { text: string }) => `${quoted(text)} is a placeholder, and nothing fills it in.`,
    hint: () => 'The value itself belongs into the query.',
    example: { source: 'select id from people where age > «$1»' },
  },
  E710: {
    severity: 'error',
    message: ({ what }: Reading & { what: string }) => `The query is larger than can be checked: ${what}.`,
    hint: () => 'A part of it can be a view in the warehouse, or a segment of its own.',
    example: { source: `${'('.repeat(700)}select id from people${')'.repeat(700)}` },
  },
  E711: {
    severity: 'error',
    message: ({ table }: { table: string; near: readonly string[] }) =>
      `The connection has no table ${quoted(table)} that may be read.`,
    hint: ({ near }) =>
      near.length > 0
        ? `The nearest: ${listed(near, 'and')}.`
        : '`segql catalog` lists the tables; `--refresh` looks at the database anew.',
    example: { source: 'select id from «peple»' },
  },
  E712: {
    severity: 'error',
    message: ({ name, reason }: { name: string; reason: string }) => `${quoted(name)} ${reason}.`,
    hint: () => 'Only functions that compute a value from what they are given may be called.',
    example: { source: "select «pg_read_file»('/etc/passwd') as user_id" },
  },
  E713: {
    severity: 'error',
    message: ({ what }: { what: string }) => `A second reader sees ${what} in this text, not one query.`,
    hint: () => 'When two readers disagree, nothing is sent; a plainer spelling settles it.',
    example: { source: '«select 1 as agree_to_disagree»' },
  },
  E714: {
    severity: 'error',
    message: ({ what, title }: Reading & { what: string }) =>
      `${quoted(what)} is a part of ${title} that cannot be shown to read only.`,
    hint: () => 'The query must do without it, or a view in the warehouse can hold it.',
    example: { source: "select id from people, xmltable('/a' passing xml '<a/>' columns b text) t" },
  },
  E715: {
    severity: 'error',
    message: () => 'There is no query: the text is empty or a comment.',
    hint: () => "A segment's query gives one column of IDs; a trait set's, the ID and the traits.",
    example: { source: '-- nothing' },
  },
  E716: {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `This can be read in two ways: ${reason}.`,
    hint: () => 'A plainer spelling settles it; what is doubtful is not sent.',
    example: { source: 'select «U»&"d\\0061t\\+000061" from people' },
  },
  E717: {
    severity: 'error',
    message: () => 'A comment holds a line end that not every database takes for one.',
    hint: () => 'With a plain line end it is clear what the comment hides.',
    example: { source: 'select id -- all«\r»from people' },
  },
  E719: {
    severity: 'error',
    message: ({ sentence }: { sentence: string; hint: string }) => sentence,
    hint: ({ hint }) => hint,
    example: { source: 'select «emial» from people' },
  },
  E720: {
    severity: 'error',
    message: ({ columns }: { columns: readonly string[] }) =>
      `A segment's query gives exactly one column, the ID; this gives ${columns.length}: ${listed(columns, 'and')}.`,
    hint: () => 'Further columns belong into a trait set (`traits … { sql … }`).',
    example: { source: 'select user_id, «email» from people' },
  },
  E721: {
    severity: 'error',
    message: ({ names }: { names: readonly string[] }) =>
      `The result has no ID column; it would be called ${listed(names, 'or')}.`,
    hint: ({ names }) => `Name the ID column with \`as ${names[0]}\`.`,
    example: { source: 'select age, country from people' },
  },
  E722: {
    severity: 'error',
    message: ({ limit }: { limit: number; found: number }) => `The maximum of ${limit} columns is exceeded.`,
    hint: ({ found, limit }) =>
      `The query gives ${found} columns with the ID; the limit of ${limit} is a setting (\`limits.traitColumns\`), or the set can be split.`,
    example: {
      source: `select user_id, ${Array.from({ length: 25 }, (_, index) => `1 as t${index}`).join(', ')} from people`,
    },
  },
  E723: {
    severity: 'error',
    message: ({ name }: { name: string }) => `Two columns of the result are called ${quoted(name)}.`,
    hint: () => 'A name of its own for each, with `as`, tells them apart.',
    example: { source: 'select user_id, age, «country» as age from people' },
  },
  E724: {
    severity: 'error',
    message: ({ position }: { position: number }) => `Column ${position} of the result has no name.`,
    hint: () => 'Name it with `as`.',
    example: { source: 'select user_id, «age» + 1 from people' },
  },
  E725: {
    severity: 'error',
    message: () => 'The result has the ID only; a trait set needs at least one column beside it.',
    hint: () => 'A query of IDs alone is a segment (`segment … { sql … }`).',
    example: { source: 'select user_id from people' },
  },
  E726: {
    severity: 'error',
    message: ({ name, kind }: { name: string; kind: string; id: string }) =>
      `${quoted(name)} is ${kind}, which is nobody's ID here.`,
    hint: ({ id }) => `Join the table of people and select its \`${id}\`.`,
    example: { source: 'select «email» from people' },
  },
  E728: {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `The user of the connection may not read this: ${reason}`,
    hint: () => 'An administrator of the warehouse grants SELECT on the table and USAGE on its schema.',
    example: { source: 'select user_id from people' },
  },
  E729: {
    severity: 'error',
    message: ({ reason }: { reason: string; hint?: string }) => `The database refuses the query: ${reason}`,
    hint: ({ hint }) => hint ?? "That is the warehouse's own verdict; nothing was run.",
    example: { source: 'select user_id from people' },
  },
  W750: {
    severity: 'warning',
    message: () => 'Without a catalog it is not proven that the query reads known tables only.',
    hint: () => '`--connection` names a connection whose catalog has the tables.',
    example: { source: 'select user_id from people' },
  },
  W751: {
    severity: 'warning',
    message: ({ name, title }: Reading & { name: string; near: readonly string[] }) =>
      `${quoted(name)} is no documented function of ${title}, so it is not proven that it only reads.`,
    hint: ({ near, name }) =>
      near.length > 0
        ? `The nearest: ${listed(near, 'or')}.`
        : `A run refuses it, unless the connection lists it: \`"safeFunctions": ["${name}"]\`.`,
    example: { source: 'select user_id, «my_score»(age) as score from people' },
  },
  W752: {
    severity: 'warning',
    message: ({ name, title }: Reading & { name: string }) =>
      `${quoted(name)} is no operator or type of ${title} itself; it may run somebody's function.`,
    hint: ({ name }) => `A run refuses it, unless the connection lists it: \`"safeFunctions": ["${name}"]\`.`,
    example: { source: "select user_id from people where country «<=>» 'US'" },
  },
  W753: {
    severity: 'warning',
    message: ({ table, known }: { table: string; known: string }) =>
      `The catalog knows ${quoted(known)}; that ${quoted(table)} means the same table is not proven.`,
    hint: ({ known }) => `${quoted(known)} names the table as the catalog does.`,
    example: { source: 'select user_id from «elsewhere.public.people»' },
  },
} as const satisfies DiagnosticTable

export const rawDiagnostic = maker(rawDiagnostics)
