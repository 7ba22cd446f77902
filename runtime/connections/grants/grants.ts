import type { ObjectKind } from '../../drivers/warehouse-failure.ts'

/** What is known of a permission that is missing. */
export interface GrantFacts<Connection> {
  readonly connection: Connection
  /** The parts of the object's name as the warehouse gave them, outermost first; none when it named none. */
  readonly object: readonly string[]
  /** The schema that an object without one was found in. */
  readonly schema?: string
  /** The warehouse's own words, for what only they tell. */
  readonly message: string
  /** Who is signed in, where the connection does not say it. */
  readonly user?: string
}

/** Statements, commands or policies that mend it, each ready to be copied. Words in capitals stand for what is not known. */
export type Grant<Connection> = (facts: GrantFacts<Connection>) => readonly string[]

/** What mends a missing permission, by what it is missing on; `other`: the warehouse did not say. */
export type Grants<Connection> = Readonly<Partial<Record<ObjectKind, Grant<Connection>>>> & {
  readonly other: Grant<Connection>
  /** How the warehouse writes an object's name in its messages, if not as parts with points between them. */
  readonly parts?: (object: string) => readonly string[]
  /** Who runs it, and where. */
  readonly runBy: string
}

/** `a.b."C.d"`, `p:d.t` and the same in backticks, as parts. */
export const partsOf = (object: string): readonly string[] =>
  [...object.matchAll(/"((?:[^"]|"")*)"|`([^`]*)`|([^.:"`]+)/g)].map(
    ([, double, back, plain]) => double?.replaceAll('""', '"') ?? back ?? plain?.trim() ?? '',
  )

export const inDouble = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const inBackticks = (name: string): string => `\`${name.replaceAll('`', '``')}\``
