import { callableFunctions } from '../../compiler/functions.ts'
import { parseText } from '../../grammar/index.ts'
import { aggregateNames, operatorNames, operators } from '../../grammar/operators.ts'
import { Window } from '../../grammar/tree/index.ts'
import type { Case } from '../cases/case.ts'

/** A row of the matrix: a way of saying something that the language has. */
export interface Feature {
  readonly group: string
  readonly name: string
}

const windowWords: Readonly<Record<Window['kind'], string>> = {
  last: '`within last …`',
  next: '`within next …`',
  'more than ago': '`more than … ago`',
  'less than ago': '`less than … ago`',
  day: '`within today`, `within yesterday`',
  this: '`within this week` …',
  previous: '`within previous week` …',
  since: '`since …`',
  before: '`before …`',
  after: '`after …`',
  on: '`on …`',
  from: '`from … to …`',
  'since last': '`since last` event',
}

const formWords = {
  has: '`has` rows',
  all: '`all … have`',
  did: '`did` an event',
  'first time': '`did … for the first time`',
  sequence: '`did … then …`',
  'then not': '`then not`',
  rank: '`top`, `bottom`',
  among: '`top … among`',
  'has element': '`has element where`',
  'in segment': '`in segment`',
  'in at least': '`in at least k of`',
  bucket: '`in bucket`',
  when: '`when … then … else`',
  cast: '`as` a type',
  anniversary: '`anniversary`',
  'ignoring case': '`ignoring case`',
  'set expression': 'set expression (`and`, `or`, `not`, `except`)',
  'raw SQL': 'raw SQL',
} as const

type Form = keyof typeof formWords

const groups = {
  operator: 'Operators',
  function: 'Functions',
  aggregate: 'Aggregates',
  window: 'Windows',
  form: 'Conditions and values',
} as const

const spelled = (name: keyof typeof operators): string =>
  name === 'negate' ? '`-` (sign)' : `\`${operators[name].spelling}\``

const feature = {
  operator: (name: keyof typeof operators): Feature => ({ group: groups.operator, name: spelled(name) }),
  function: (name: string): Feature => ({ group: groups.function, name: `\`${name}\`` }),
  aggregate: (name: string): Feature => ({ group: groups.aggregate, name: `\`${name}\`` }),
  window: (kind: Window['kind']): Feature => ({ group: groups.window, name: windowWords[kind] }),
  form: (form: Form): Feature => ({ group: groups.form, name: formWords[form] }),
}

/** Every row of the matrix, whether a case asks it or not. */
export const allFeatures: readonly Feature[] = [
  ...operatorNames.map(feature.operator),
  ...callableFunctions.map(feature.function),
  ...aggregateNames.map(feature.aggregate),
  ...Window.options.map((option) => feature.window(option.shape.kind.value)),
  ...(Object.keys(formWords) as Form[]).map(feature.form),
]

export const keyOf = ({ group, name }: Feature): string => `${group}/${name}`

type Node = Readonly<Record<string, unknown>>

const nodeForms: Readonly<Record<string, Form>> = {
  has: 'has',
  all: 'all',
  did: 'did',
  sequence: 'sequence',
  rank: 'rank',
  'has element': 'has element',
  'in segment': 'in segment',
  'in at least': 'in at least',
  bucket: 'bucket',
  when: 'when',
  cast: 'cast',
}

/** What one node of the rule tree itself says. */
const saidBy = (node: Node): readonly Feature[] => {
  const found: Feature[] = []
  const form = nodeForms[String(node.kind)]
  if (form) found.push(feature.form(form))
  if (node.kind === 'operation') found.push(feature.operator(node.operator as keyof typeof operators))
  if (node.kind === 'call') found.push(feature.function(String(node.name)))
  if (node.kind === 'aggregate') found.push(feature.aggregate(String(node.function)))
  if (node.window) found.push(feature.window((node.window as Window).kind))
  if (node.firstTime) found.push(feature.form('first time'))
  if (node.among) found.push(feature.form('among'))
  if (node.anniversary) found.push(feature.form('anniversary'))
  if (node.ignoringCase) found.push(feature.form('ignoring case'))
  if (node.kind === 'sql') found.push(feature.form('raw SQL'))
  if (node.kind === 'set') found.push(feature.form('set expression'))
  if (Array.isArray(node.steps) && node.steps.some((step: Node) => step.negated)) found.push(feature.form('then not'))
  return found
}

const textOf = (one: Case): string => {
  if ('where' in one) return `segment subject of customer { where ${one.where} }`
  return 'trait' in one ? `traits subject of customer { subject = ${one.trait} }` : one.items
}

/** Segments of raw SQL that a case may name. */
const rawNames = (items: string): ReadonlySet<string> =>
  new Set(
    parseText(items).document.items.flatMap((item) =>
      item.kind === 'segment' && item.body.kind === 'sql' ? [item.name] : [],
    ),
  )

/** What a case says, by the keys of its features; `given`: the items that it may name. */
export const featuresOf = (one: Case, given: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const raw = rawNames(given)
  const names = (node: Node): readonly unknown[] => [
    node.segment,
    node.name,
    ...(Array.isArray(node.segments) ? node.segments : []),
  ]
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (names(value as Node).some((name) => raw.has(String(name)))) found.add(keyOf(feature.form('raw SQL')))
    for (const said of Array.isArray(value) ? [] : saidBy(value as Node)) found.add(keyOf(said))
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(parseText(textOf(one)).document)
  return found
}
