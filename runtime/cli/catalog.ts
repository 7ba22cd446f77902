import type { CatalogColumn } from '../../compiler/catalog.ts'
import { plural } from '../../compiler/diagnostics/wording.ts'
import { printPath } from '../../grammar/index.ts'
import { readCatalog } from '../catalog.ts'
import { readConfigAndStore } from '../config-and-store.ts'
import { namedColumns } from '../named-columns.ts'
import { hasErrors, readDocument } from '../project.ts'
import { readSources } from '../sources.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { formatTable } from './table.ts'

const valueCount = ({ values = [] }: CatalogColumn): string => (values.length > 0 ? plural(values.length, 'value') : '')

export const showCatalog = async ({ root, flags, terminal, signal }: Invocation): Promise<Answer> => {
  const { value: config, diagnostics } = await readConfigAndStore(root)
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const { value: catalog, diagnostics: found } = await readCatalog(root, config, {
    refresh: flags.has('refresh'),
    named: namedColumns(readSources(root, config.sources).files.map(readDocument), config),
    signal,
  })
  const all = [...diagnostics, ...found]
  const connections = Object.fromEntries(Object.entries(catalog.connections).filter(([, { absent }]) => !absent))
  const bold = (text: string): string => terminal.out('bold', text)
  const text = Object.entries(connections)
    .flatMap(([connection, { tables }]) =>
      tables.map(({ name, columns, uniqueKeys }) => {
        const rows = columns.map((column) => [
          `  ${column.name}`,
          column.native,
          uniqueKeys.some((key) => key.length === 1 && key[0] === column.name) ? 'unique' : valueCount(column),
        ])
        const table = formatTable([{ title: '' }, { title: '' }, { title: '' }], rows)
        return `${bold(`${connection}: ${printPath(name)}`)}${table}\n`
      }),
    )
    .join('\n')
  return {
    exit: hasErrors(all) ? exits.errors : exits.done,
    diagnostics: all,
    result: { ...catalog, connections },
    text,
  }
}
