import type { CatalogTable, ConnectionCatalog } from '../../../compiler/catalog.ts'
import type { Type } from '../../../compiler/types.ts'
import type { Template, TemplateColumnKind } from '../../../dialects/templates/template.ts'
import type { ColumnKind, PhysicalTable } from '../../engines/index.ts'
import { rowsOf } from './rows.ts'

/** A table that a template reads, under its default name, with every column that it must have. */
export interface TemplateTable {
  readonly parameter: string
  readonly path: readonly string[]
  readonly columns: Readonly<Record<string, TemplateColumnKind>>
}

export const tablesOf = ({ parameters, reads }: Template): readonly TemplateTable[] =>
  parameters
    .filter(({ kind }) => kind === 'table')
    .map(({ name, default: path }) => ({
      parameter: name,
      path: path.split('.'),
      columns: {
        ...reads[name],
        ...Object.fromEntries(
          parameters.flatMap((one) =>
            one.kind === 'column' && one.of === name ? [[one.default, one.holds] as const] : [],
          ),
        ),
      },
    }))

export const typeOf = (kind: TemplateColumnKind): Type => {
  if (kind === 'number') return { kind: 'float' }
  if (kind === 'decimal') return { kind: 'decimal', scale: 4 }
  return { kind }
}

const stored = (kind: TemplateColumnKind): ColumnKind => {
  if (kind === 'decimal' || kind === 'number') return 'decimal 2'
  return kind === 'timestamp' ? 'timestamptz' : kind
}

/** The tables with the rows of `rows.ts`. */
export const filledTables = (template: Template): readonly PhysicalTable[] =>
  tablesOf(template).map(({ path, columns }) => ({
    name: path,
    columns: Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name, stored(kind)])),
    rows: (rowsOf[path.join('.')] ?? []).map((row) => Object.keys(columns).map((name) => row[name] ?? null)),
  }))

/** The tables as introspection would tell them; `inCase` spells a plain name as the warehouse keeps it. */
export const catalogOf = (template: Template, inCase: (name: string) => string): ConnectionCatalog => ({
  identifiers: 'sensitive',
  tables: tablesOf(template).map(
    ({ path, columns }): CatalogTable => ({
      name: path.map(inCase),
      uniqueKeys: [],
      columns: Object.entries(columns).map(([name, kind]) => ({
        name: inCase(name),
        type: typeOf(kind),
        storage: kind === 'timestamp' ? { as: 'instant' } : { as: 'plain' },
        native: kind,
        nullable: true,
      })),
    }),
  ),
})
