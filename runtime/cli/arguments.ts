import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest } from '../../grammar/nearest.ts'
import { configFile } from '../paths.ts'
import { type Answer, type Command, type Option, usageMistake } from './command.ts'

/** Options that every command takes. */
export const sharedOptions = {
  json: { kind: 'flag', about: 'one JSON object `{version, diagnostics, result}` on stdout, nothing else' },
  help: { kind: 'flag', about: 'this text' },
} as const satisfies Record<string, Option>

export interface Arguments {
  readonly root: string
  readonly names: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly flags: ReadonlySet<string>
}

export type ReadArguments = Arguments | { readonly mistake: Answer }

const seeHelp = (name: string): string => `\`segql ${name} --help\` shows what it takes.`

/**
 * The folder is the first argument if it is one; inside a project only if it holds a project itself. The project is the one
 * that the folder is in.
 */
export const readArguments = (name: string, command: Command, given: readonly string[]): ReadArguments => {
  const options: Readonly<Record<string, Option>> = { ...command.options, ...sharedOptions }
  const parsed = readOptions(name, options, given)
  if ('mistake' in parsed) return parsed
  const [first, ...rest] = parsed.positionals
  const hasFolder = first !== undefined && (command.takesAnyPath === true || isProjectArgument(first))
  const folder = resolve(hasFolder ? first : '.')
  const root = command.takesAnyPath === true ? folder : (projectAround(folder) ?? folder)
  const names = hasFolder ? rest : parsed.positionals
  const mistake = namesMistake(name, command, names)
  const { texts, lists, flags } = parsed
  return mistake ? { mistake } : { root, names, texts, lists, flags }
}

const namesMistake = (name: string, { names: expected }: Command, names: readonly string[]): Answer | undefined => {
  const [first] = names
  if (expected === 'none' && first !== undefined) {
    if (isFolder(first)) return usageMistake(`The folder \`${first}\` holds no \`segql.config.json\`.`, seeHelp(name))
    return usageMistake(`\`${first}\` is not a folder, and \`${name}\` takes nothing else.`, seeHelp(name))
  }
  if (expected === 'one' && names.length === 0) return usageMistake(`\`${name}\` needs a name.`, seeHelp(name))
  if (expected === 'one' && names.length > 1) {
    return usageMistake(`\`${name}\` takes one name; these are ${names.length}.`, seeHelp(name))
  }
  return undefined
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

const holdsProject = (folder: string): boolean =>
  statSync(join(folder, configFile), { throwIfNoEntry: false }) !== undefined

/** The nearest folder upwards, the folder itself first, that holds a project. */
const projectAround = (folder: string): string | undefined => {
  try {
    if (holdsProject(folder)) return folder
  } catch {
    return undefined
  }
  const above = dirname(folder)
  return above === folder ? undefined : projectAround(above)
}

const isProjectArgument = (path: string): boolean => {
  try {
    return isFolder(path) && (holdsProject(path) || projectAround(resolve('.')) === undefined)
  } catch {
    return false
  }
}

interface Parsed {
  readonly positionals: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly flags: ReadonlySet<string>
}

const readOptions = (
  name: string,
  options: Readonly<Record<string, Option>>,
  given: readonly string[],
): Parsed | { readonly mistake: Answer } => {
  const { tokens } = parseArgs({
    args: [...given],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(
        Object.entries(options).map(
          ([key, { kind }]) => [key, { type: kind === 'flag' ? 'boolean' : 'string' }] as const,
        ),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  })
  const positionals: string[] = []
  const texts: Record<string, string> = {}
  const lists: Record<string, string[]> = {}
  const flags = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const mistake = optionMistake(name, options, token)
    if (mistake) return { mistake }
    if (token.value === undefined) flags.add(token.name)
    else if (options[token.name]?.kind === 'text') texts[token.name] = token.value
    else lists[token.name] = [...(lists[token.name] ?? []), token.value]
  }
  return { positionals, texts, lists, flags }
}

const optionMistake = (
  name: string,
  options: Readonly<Record<string, Option>>,
  token: { readonly name: string; readonly rawName: string; readonly value: string | undefined },
): Answer | undefined => {
  const option = options[token.name]
  if (!option) {
    const near = nearest(token.name, Object.keys(options)).map((known) => `\`--${known}\``)
    const hint = near.length > 0 ? `The nearest: ${near.join(', ')}.` : seeHelp(name)
    return usageMistake(`\`${name}\` has no option \`${token.rawName}\`.`, hint)
  }
  if (option.kind !== 'flag' && (token.value === undefined || token.value === '')) {
    return usageMistake(`\`--${token.name}\` needs a value (${option.value ?? 'TEXT'}).`)
  }
  if (option.kind === 'flag' && token.value !== undefined) return usageMistake(`\`--${token.name}\` takes no value.`)
  return undefined
}
