import { readConfigAndStore } from '../config-and-store.ts'
import { leadsTo, showConnection } from '../connections/shown.ts'
import { hasErrors } from '../project.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { formatTable } from './table.ts'

export const listAction = async ({ root }: Invocation): Promise<Answer> => {
  const { value: config, diagnostics } = await readConfigAndStore(root)
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const shown = Object.entries(config.connections).map(([name, connection]) => showConnection(name, connection))
  const rows = shown.map((one) => [
    one.name,
    one.title,
    leadsTo(one),
    one.from === 'file' ? 'segql.config.json' : 'store',
    one.secrets.join(', '),
  ])
  const titles = ['connection', 'kind', 'leads to', 'stands in', 'secrets'].map((title) => ({ title }))
  return {
    exit: hasErrors(diagnostics) ? exits.errors : exits.done,
    diagnostics,
    result: { connections: shown },
    text:
      shown.length === 0
        ? 'There is no connection yet: `segql connection add NAME` makes one.'
        : formatTable(titles, rows),
  }
}
