import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from '../../grammar/nearest.ts'
import { readArguments } from './arguments.ts'
import { type Answer, type Command, exits, type Invocation, usageMistake } from './command.ts'
import { type CommandName, commandNames, commands } from './commands.ts'
import { commandHelp, overview } from './help.ts'
import { locate } from './locate.ts'
import { foldInfos, printDiagnostic, sortDiagnostics } from './print-diagnostics.ts'
import { processTerminal, type Terminal } from './terminal.ts'

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/** Runs one command line and gives its exit code. */
export const main = async (given: readonly string[]): Promise<number> => {
  const terminal = processTerminal()
  const [first, ...rest] = given
  const json = given.includes('--json')
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const about = rest[0]
    await terminal.write(about !== undefined && isCommand(about) ? commandHelp(about, commands[about]) : overview())
    return first === undefined ? exits.usage : exits.done
  }
  if (first === '--version' || first === '-v') {
    await terminal.write(`${version()}\n`)
    return exits.done
  }
  if (!isCommand(first)) return finish(unknownCommand(first), terminal, json, process.cwd())
  const command: Command = commands[first]
  if (rest.includes('--help') || rest.includes('-h')) {
    await terminal.write(commandHelp(first, command))
    return exits.done
  }
  return runCommand(first, command, rest, terminal, json)
}

const runCommand = async (
  name: string,
  command: Command,
  given: readonly string[],
  terminal: Terminal,
  json: boolean,
): Promise<number> => {
  const read = readArguments(name, command, given)
  if ('mistake' in read) return finish(read.mistake, terminal, json, process.cwd())
  const stop = new AbortController()
  /** The first signal stops the work in good order, a second one at once. */
  const onSignal = (): void => (stop.signal.aborted ? process.exit(exits.interrupted) : stop.abort())
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  const invocation: Invocation = { ...read, json, terminal, signal: stop.signal }
  try {
    const answer = await (await command.load())(invocation)
    const exit = stop.signal.aborted ? exits.interrupted : answer.exit
    return await finish({ ...answer, exit }, terminal, json, answer.folder ?? read.root)
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}

const unknownCommand = (name: string): Answer => {
  const near = nearest(name, commandNames).map((known) => `\`${known}\``)
  return usageMistake(
    `\`${name}\` is no command.`,
    near.length > 0 ? `The nearest: ${near.join(', ')}.` : '`segql --help` lists the commands.',
  )
}

const finish = async (answer: Answer, terminal: Terminal, json: boolean, root: string): Promise<number> => {
  terminal.progress('')
  const source = answer.source ?? fromDisk(root)
  const diagnostics = sortDiagnostics(answer.diagnostics)
  if (json) {
    const located = diagnostics.map((diagnostic) => {
      const place = diagnostic.file === undefined ? undefined : locate(diagnostic, source(diagnostic.file))
      const { span: _, ...position } = place ?? { span: undefined }
      return { ...diagnostic, ...position }
    })
    await terminal.write(`${JSON.stringify({ version: 1, diagnostics: located, result: answer.result })}\n`)
    return answer.exit
  }
  const paint = answer.diagnosticsFirst ? terminal.out : terminal.error
  const printed = foldInfos(diagnostics)
    .map((diagnostic) => `${printDiagnostic(diagnostic, { root, source, paint })}\n\n`)
    .join('')
  if (answer.diagnosticsFirst) await terminal.write(printed)
  if (answer.text !== undefined) await terminal.write(answer.text.endsWith('\n') ? answer.text : `${answer.text}\n`)
  if (!answer.diagnosticsFirst && printed !== '') terminal.writeError(printed)
  return answer.exit
}

const fromDisk = (root: string) => (file: string) => {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    return undefined
  }
}

const version = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return String((JSON.parse(text) as { version: string }).version)
}
