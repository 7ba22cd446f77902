import type { Statement } from '../../compiler/compile.ts'
import { bigquery, parameterType } from '../../dialects/bigquery.ts'
import { type Cell, cellOf, typeOf, valueOfCell } from './bigquery-cells.ts'
import { openService } from './bigquery-service.ts'
import { columnMeaning } from './column-kind.ts'
import type { Engine, PhysicalTable } from './engine.ts'

export interface Language {
  readonly enabled_language_features: readonly string[]
}

/** BigQuery has intervals, and its timestamps have microseconds. */
export const featuresOf = ({ enabled_language_features }: Language): readonly string[] => [
  ...enabled_language_features.filter((feature) => feature !== 'FEATURE_TIMESTAMP_NANOS'),
  'FEATURE_INTERVAL_TYPE',
]

const pathOf = (table: PhysicalTable): string => table.name.join('.')

export const catalogOf = (tables: readonly PhysicalTable[], language: Language): object => ({
  simple_catalog: {
    name: 'tests',
    builtin_function_options: { language_options: language },
    table: tables.map((table) => ({
      name: pathOf(table),
      column: Object.entries(table.columns).map(([name, kind]) => ({
        name,
        type: typeOf(columnMeaning(kind).bigquery),
      })),
    })),
  },
  table_content: Object.fromEntries(tables.map((table) => [pathOf(table), { table_data: { row: rowsOf(table) } }])),
})

const rowsOf = (table: PhysicalTable): readonly { readonly cell: readonly Cell[] }[] => {
  const meanings = Object.values(table.columns).map(columnMeaning)
  return table.rows.map((row) => ({
    cell: meanings.map(({ write, bigquery: native }, index) => {
      const cell = row[index] ?? null
      return cellOf(cell === null ? null : write(cell), native)
    }),
  }))
}

/**
 * Raw SQL may write `shop.orders` without quotes, which BigQuery takes for the same table; ZetaSQL's evaluator has content only
 * for tables of one name.
 */
export const withWholePaths = (sql: string, tables: readonly PhysicalTable[]): string => {
  const paths = new Set(tables.map(pathOf))
  return sql.replace(/'(?:[^'\\]|\\.)*'|`[^`]*`|--.*|\w+(?:\.\w+)+/gs, (found) =>
    paths.has(found) ? `\`${found}\`` : found,
  )
}

interface Answer {
  readonly content?: { readonly table_data?: { readonly row?: readonly { readonly cell?: readonly Cell[] }[] } }
}

/** ZetaSQL as BigQuery sets it up, on the run's server (started by `bigquery-server.ts`). */
export const createBigQuery = async (port: number): Promise<Engine> => {
  const service = await openService(port)
  const options = await service.call<Language>('GetLanguageOptions', { maximum_features: true })
  const language = {
    ...options,
    enabled_language_features: featuresOf(options),
    product_mode: 'PRODUCT_EXTERNAL',
  }
  let held: readonly PhysicalTable[] = []
  let catalog: string | undefined
  const forget = async (): Promise<void> => {
    if (catalog !== undefined) await service.call('UnregisterCatalog', { registered_id: catalog })
    catalog = undefined
  }
  const requestOf = (statement: Statement): object => {
    const parameters = statement.parameters.map((parameter, index) => ({
      name: `p${index + 1}`,
      native: parameterType(parameter),
      text: parameter.value === null ? null : String(parameter.value),
    }))
    return {
      sql: withWholePaths(statement.sql, held),
      registered_catalog_id: catalog,
      options: {
        language_options: language,
        default_timezone: 'UTC',
        error_message_mode: 'ERROR_MESSAGE_ONE_LINE',
        parameter_mode: 'PARAMETER_NAMED',
        query_parameters: parameters.map(({ name, native }) => ({ name, type: typeOf(native) })),
      },
      params: parameters.map(({ name, native, text }) => ({ name, value: cellOf(text, native) })),
    }
  }
  return {
    name: 'BigQuery',
    escapes: 'by backslash',
    dialect: bigquery,
    createTables: async (tables) => {
      await forget()
      held = tables
      const { registered_id } = await service.call<{ registered_id: string }>(
        'RegisterCatalog',
        catalogOf(tables, language),
      )
      catalog = registered_id
    },
    run: async (statement) => {
      const answer = await service.call<Answer>('EvaluateQuery', requestOf(statement))
      return (answer.content?.table_data?.row ?? []).map(({ cell = [] }) =>
        statement.columns.map(({ type }, index) => valueOfCell(cell[index] ?? {}, type)),
      )
    },
    close: async () => {
      await forget()
      service.close()
    },
  }
}
