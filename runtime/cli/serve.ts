import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configFile } from '../config.ts'
import { userName } from '../run/record.ts'
import { handlers } from '../server/handlers/index.ts'
import { openContext } from '../server/open-context.ts'
import { isLoopback, startServer } from '../server/start.ts'
import { readTokens } from '../server/tokens.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'

const firstPort = 4400
/** A busy port is followed by the next free one, so many further. */
const further = 20

/** The built playground beside the bundled command, or in the build folder when run from source. */
const pages = (): string => {
  const here = dirname(fileURLToPath(import.meta.url))
  const found = ['playground', '../playground', '../../dist/playground'].map((path) => join(here, path))
  return found.find((path) => existsSync(join(path, 'index.html'))) ?? join(here, 'playground')
}

/** Serves the playground and the API until it is stopped. */
export const serve = async ({ root, texts, terminal, signal }: Invocation): Promise<Answer> => {
  const host = texts.host ?? '127.0.0.1'
  const port = Number(texts.port ?? firstPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return usageMistake('`--port` is a number from 0 to 65535.')
  const asOf = texts['as-of'] === undefined ? undefined : readAsOf(texts['as-of'], 'UTC')
  if (typeof asOf === 'string') return usageMistake(asOf)
  if (!existsSync(join(root, configFile))) return usageMistake(`There is no \`${configFile}\` in \`${root}\`.`)
  const tokens = readTokens(process.env.SEGQL_TOKENS)
  if (typeof tokens === 'string') return usageMistake(tokens)
  if (!isLoopback(host) && tokens.length === 0) {
    return usageMistake(
      `\`${host}\` can be reached from other machines, so the server demands tokens.`,
      '`SEGQL_TOKENS="name:role:token …"` names them; the roles are viewer, editor and admin.',
    )
  }
  const { context, close } = openContext(root, asOf)
  const names = (texts.name ?? '').split(',').filter((name) => name !== '')
  const options = { host, port, further, tokens, names, localUser: userName(), pages: pages() }
  const server = await startServer(context, handlers, options)
  if ('busy' in server) {
    await close()
    return usageMistake(`The ports ${port} to ${port + further} are busy.`, '`--port` chooses another.')
  }
  if ('unreachable' in server) {
    await close()
    return usageMistake(`\`${host}\` is no address of this machine: ${server.unreachable}.`)
  }
  await terminal.write(`SegQL answers at ${server.url} (Ctrl+C stops it)\n`)
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await server.close()
  await close()
  return { exit: exits.done, diagnostics: [], result: { url: server.url } }
}
