import { build } from './build.ts'
import { connectionsScreen } from './connections.ts'
import { exploreScreen } from './explore.ts'
import { parts } from './parts.ts'
import { segmentsScreen } from './segments.ts'
import { sql } from './sql.ts'
import { traitsScreen } from './traits.ts'

/** Every sentence that the screens show, in English. Another language is one more file of this shape (`Messages`). */
export const english = {
  app: {
    name: 'SegQL',
    skip: 'Skip to the content',
    screens: 'Screens',
    colours: 'Light or dark',
    loading: 'Loading…',
    notFound: 'There is no such screen.',
    failed: 'This could not be loaded.',
    again: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    search: 'Search',
    asOf: (instant: string) => `as of ${instant}`,
  },
  build,
  parts,
  sql,
  segmentsScreen,
  traitsScreen,
  connectionsScreen,
  exploreScreen,
  screens: {
    build: 'Build',
    sql: 'SQL',
    segments: 'Segments',
    traits: 'Traits',
    connections: 'Connections',
    explore: 'Explore',
  },
} as const

type Shape<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof Value]: Shape<Value[Key]> }

export type Messages = Shape<typeof english>
