import type { Item } from '../../grammar/tree/document.ts'
import { readConfig } from '../config.ts'
import { withStore } from '../connections/stored.ts'
import { failure } from '../failures.ts'
import { readDocument } from '../project.ts'
import { readSources } from '../sources.ts'
import { hasStore } from '../store/place.ts'
import { type Answer, exits, type Invocation } from './command.ts'

/** Removes a connection of the store, with its secrets; no key is needed. */
export const removeAction = async ({ root, names, flags }: Invocation): Promise<Answer> => {
  const [name = ''] = names
  const failed = (diagnostic: ReturnType<typeof failure>): Answer => ({
    exit: exits.errors,
    diagnostics: [diagnostic],
    result: null,
  })
  const { value: config, diagnostics } = readConfig(root, { moreInStore: true })
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const users = usersOf(root, config.sources, name)
  const isInFile = Object.hasOwn(config.connections, name)
  const isUsed = !isInFile && (users.length > 0 || config.defaultConnection === name)
  if (isUsed && !flags.has('force')) return failed(failure('E998', { name, users }))
  if (!hasStore(root)) return failed(absent(name, isInFile))
  const removed = await withStore(root, process.env, ({ connections }) => connections.remove(name))
  if ('failed' in removed) return failed(removed.failed)
  if (!removed.value) return failed(absent(name, isInFile))
  return {
    exit: exits.done,
    diagnostics: [],
    result: { removed: name },
    text: `Removed \`${name}\` and its secrets from the store.`,
  }
}

const absent = (name: string, isInFile: boolean) =>
  isInFile ? failure('E999', { name }) : failure('E930', { name, kind: 'connection of the store', near: [] })

/** What names a connection: entities, their other places, segments and trait sets. */
const usersOf = (root: string, folders: readonly string[], name: string): readonly string[] =>
  readSources(root, folders)
    .files.map(readDocument)
    .flatMap(({ document }) => document.items)
    .filter((item) => namesConnection(item, name))
    .map((item) => ('name' in item ? `${item.kind} ${item.name}` : item.kind))

const namesConnection = (item: Item, name: string): boolean =>
  ('connection' in item && item.connection === name) ||
  (item.kind === 'entity' && (item.places ?? []).some((place) => place.connection === name))
