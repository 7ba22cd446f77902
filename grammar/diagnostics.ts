import { type DiagnosticRow, maker } from './diagnostic.ts'

const error = <Facts>(
  message: (facts: Facts) => string,
  source: string,
  hint?: (facts: Facts) => string | undefined,
): DiagnosticRow<Facts> => ({ severity: 'error', message, ...(hint && { hint }), example: { source } })

const rules = (where: string): string => `segment s of customer {\n  where ${where}\n}`

/** Findings of reading a text or a JSON document, before any meaning is known. */
export const syntaxDiagnostics = {
  E101: error<{ expected: string; found: string; hint?: string }>(
    ({ expected, found }) => `${found} stands where ${expected} is expected.`,
    'segment s «for» customer {}',
    ({ hint }) => hint,
  ),
  E102: error<{ found: string }>(
    () => 'The text has no closing quote on its line.',
    rules('country = «"US»'),
    () => 'A line break inside a text is written `\\n`.',
  ),
  E103: error<{ found: string }>(
    ({ found }) => `\`${found}\` is no escape.`,
    rules('country = "a«\\q»b"'),
    () => 'The escapes are `\\"`, `\\\\`, `\\n`, `\\t` and `\\u{1F389}`; between single quotes nothing is escaped.',
  ),
  E104: error<Record<string, never>>(
    () => 'The raw text has no closing quotes.',
    'segment s of customer {\n  sql «""" select customer_id from shop.customers }»',
    () => 'It ends with as many double quotes as it begins with.',
  ),
  E105: error<{ found: string; nearest?: string }>(
    ({ found }) => `\`${found}\` is not a date.`,
    rules('created_at after «2026-02-30»'),
    () => 'A date is written as year, month and day, `2026-01-31`; a subtraction of numbers needs blanks.',
  ),
  E106: error<{ found: string }>(
    ({ found }) => `\`${found}\` is not an instant.`,
    rules('created_at after «2026-01-31T10:00»'),
    () => 'An instant names its offset: `2026-01-31T10:00:00Z` or `2026-01-31T10:00:00+02:00`.',
  ),
  E107: error<{ found: string }>(({ found }) => `\`${found}\` means nothing here.`, rules('country = "US" «$»')),
  E108: error<{ found: string }>(
    ({ found }) => `\`${found}\` begins no comment.`,
    rules('total > 100 «-- refunds»'),
    () => 'A comment begins with `//`; two minus signs need a blank between them.',
  ),
  E109: error<{ found: string; use: string }>(
    ({ found }) => `\`${found}\` is no operator.`,
    rules('country «==» "US"'),
    ({ use }) => (use ? `The spelling is \`${use}\`.` : 'Nothing separates statements.'),
  ),
  E110: error<{ found: string }>(
    () => 'Curly quotes do not enclose a text.',
    rules('country = «“US”»'),
    () => 'A text stands between straight quotes.',
  ),
  E111: error<{ found: string; closing: string }>(
    ({ found }) => `\`${found}\` is never closed.`,
    rules('«(»country = "US"'),
    ({ closing }) => `\`${closing}\` is missing.`,
  ),
  E112: error<{ found: string }>(({ found }) => `\`${found}\` closes nothing.`, rules('country = "US"«)»')),
  E113: error<Record<string, never>>(
    () => 'The rules nest more than 100 deep.',
    rules(`${'('.repeat(99)}«(»country = "US"${')'.repeat(100)}`),
    () => 'A part of them can be a segment or a trait of its own.',
  ),
  E114: error<{ name: string }>(
    ({ name }) => `\`${name}\` is a reserved word and cannot stand as a name.`,
    rules('«then» = "US"'),
    ({ name }) => `In backticks it is a name: \`\`\`${name}\`\`\`.`,
  ),
  E115: error<{ name: string; what: string }>(
    ({ name, what }) => `\`${name}\` is a word of the language; as the name of ${what} it stands in backticks.`,
    'segment «last» of customer {}',
  ),
  E116: error<{ found: string; use: string }>(
    ({ found }) => `\`${found}\` does not ask for a missing value.`,
    rules('country «is null»'),
    ({ use }) => `The condition is \`${use}\`.`,
  ),
  E117: error<Record<string, never>>(
    () => '`null` stands only in the tables of tests.',
    rules('country in ("US", «null»)'),
    () => 'A missing value is asked for with `is set` and `is not set`.',
  ),
  E118: error<{ found: string; use: string }>(
    ({ found }) => `\`${found}\` is no operator.`,
    rules('country «like "U%"»'),
    ({ use }) =>
      `\`${use}\` says the same; \`contains\`, \`starts with\`, \`ends with\` and \`matches\` compare texts.`,
  ),
  E119: error<{ unit: string }>(
    ({ unit }) => `\`within last ${unit}\` could mean the calendar ${unit} or the time of one ${unit}.`,
    rules('created_at «within last month»'),
    ({ unit }) =>
      `\`within previous ${unit}\` is the calendar ${unit} before this one, \`within last 1 ${unit}\` ends now.`,
  ),
  E120: error<Record<string, never>>(
    () => '`once` could mean exactly once or at least once.',
    rules('did "Signed Up" «once»'),
    () => '`exactly 1 time` means no more than once; without a count it is at least once.',
  ),
  E121: error<Record<string, never>>(() => 'A comma is missing.', rules('country in ("US"« »"CA")')),
  E122: error<{ found: string }>(
    ({ found }) => `\`${found}\` follows a condition; comparisons do not chain.`,
    rules('1 < total «<» 5'),
    () => 'Two comparisons are joined by `and`.',
  ),
  E123: error<{ what: string; owner: string }>(
    ({ what, owner }) => `${owner} has \`${what}\` once; this one is the second.`,
    'segment s of customer {\n  where country = "US"\n  «where» country = "CA"\n}',
  ),
  E124: error<{ what: string }>(
    ({ what }) => `A step of a sequence takes no ${what}.`,
    rules('did "Signed Up" «within last 30 days» then "Order Completed"'),
    () =>
      'The window of the whole stands after `did`; a step takes `within 7 days` after the step before it, and `where`.',
  ),
  E125: error<Record<string, never>>(
    () => 'The window stands before `where`.',
    rules('has orders where (status = "paid") «within last 30 days»'),
  ),
  E126: error<Record<string, never>>(() => 'The list is empty.', rules('country in «()»')),
  E127: error<{ found: string }>(
    () => '`did` asks for an event, named in quotes.',
    rules('did «orders»'),
    ({ found }) => `\`has ${found}\` asks for rows of a relation.`,
  ),
  E128: error<{ owner: string }>(
    ({ owner }) => `${owner} has rules or raw SQL, not both.`,
    'segment s of customer {\n  where country = "US"\n  «sql» """ select 1 """\n}',
  ),
  E129: error<{ found: string }>(
    ({ found }) => `\`${found}\` is too large for a count.`,
    rules('in bucket 0 to «99999999999999999» of 100'),
  ),
  E130: error<{ found: string }>(
    ({ found }) => `\`${found}\` is not a whole number.`,
    rules('did "Signed Up" at least «1.5» times'),
  ),
  E131: error<Record<string, never>>(
    () => 'The trait set has no trait.',
    'traits «empty» of customer {}',
    () => 'A trait is `name = expression`.',
  ),
  E132: error<{ what: string; owner: string }>(
    ({ what, owner }) => `${owner} has no \`${what}\`.`,
    'entity e on demo {\n  from shop.customers\n  id customer_id\n  «also» on support {\n    id ID\n  }\n}',
  ),
  E133: error<{ found: string }>(({ found }) => `\`${found}\` is not a number.`, rules('total > «100k»')),
  E134: error<Record<string, never>>(() => 'A name has no closing backtick on its line.', rules('«`odd name = 1»')),
  E135: error<{ found: string }>(
    ({ found }) => `\`${found}\` has more than two decimals.`,
    rules('top «0.125» % by total'),
  ),
  E136: error<Record<string, never>>(
    () => '`when` inside an expression stands in parentheses.',
    rules('1 + «when» is_vip then 1 else 2 > 2'),
  ),
  E140: {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `\`${path || '/'}\` ${problem}.`,
    example: {
      json: {
        version: 1,
        items: [{ kind: 'segment', name: 's', entity: 'customer', body: { kind: 'rules', when: 1 } }],
      },
    },
  },
} as const

export const syntaxError = maker(syntaxDiagnostics)
