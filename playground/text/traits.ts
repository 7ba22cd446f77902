import { formatNumber } from './format.ts'

const plural = (count: number, one: string, many: string): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`

/** The screens of trait sets, and the gallery of templates. */
export const traitsScreen = {
  title: 'Traits',
  note: 'A trait is a value of each person: a sum, a date, a score. Segments compare it, and it leaves with the person.',
  new: 'New traits from SQL',
  tabs: { sets: 'Trait sets', gallery: 'Templates', label: 'Parts of the screen' },
  none: 'There is no trait set yet.',
  noneNote: 'A template or a query makes the first one.',
  columns: {
    name: 'Trait set',
    folder: 'Folder',
    type: 'Type',
    traits: 'Traits',
    size: 'People',
    last: 'Last run',
    state: 'State',
  },
  types: { rules: 'Rules', sql: 'SQL', combined: 'Combined' },
  number: formatNumber,
  unknown: (name: string) => `There is no trait set \`${name}\`.`,
  back: 'All trait sets',
  detailTabs: {
    definition: 'Definition',
    preview: 'Preview',
    last: 'Last run',
    versions: 'Versions',
    uses: 'Uses',
    label: 'Parts of the trait set',
  },
  words: (people: string) => `${people}: for each person`,
  wordsSql: (people: string) => `${people}: what the query gives for each ID.`,
  preview: (rows: number, all: number) =>
    `${plural(rows, 'row', 'rows')} of ${formatNumber(all)}, computed now; nothing is stored.`,
  previewNone: 'Nobody has these traits.',
  neverRun: 'It was never run.',
  neverRunNote: 'A run computes the traits of everybody and keeps them.',
  lastRows: (rows: number, all: number) => `The first ${plural(rows, 'row', 'rows')} of ${formatNumber(all)}`,
  gallery: {
    note: 'Queries to start from. Names of tables are filled in before anything is made.',
    search: 'Search templates',
    category: 'Category',
    all: 'All categories',
    source: (source: string) => `Needs: ${source}`,
    kind: { segment: 'Segment', traits: 'Traits' },
    open: 'Look at it',
    openOf: (title: string) => `Look at it: ${title}`,
    none: 'No template fits.',
    connection: 'Run on',
    parameters: 'Parameters',
    dialect: 'Dialect',
    sql: 'SQL of the template',
    toSql: 'Open in SQL',
    create: { segment: 'Create a segment', traits: 'Create traits' },
    noConnection: 'A connection is needed first.',
  },
} as const
