import type { Connection } from './schema.ts'

/** Those connections of a configuration that were read from the store. */
const fromStore = new WeakSet<Connection>()

export const isFromStore = (connection: Connection): boolean => fromStore.has(connection)

export const markFromStore = <One extends Connection>(connection: One): One => {
  fromStore.add(connection)
  return connection
}

/** A connection made of another comes from where that one does. */
export const keepOrigin = <One extends Connection>(before: Connection, after: One): One =>
  isFromStore(before) ? markFromStore(after) : after
