import { featuresOf, type Language, withWholePaths } from '../../engines/bigquery.ts'
import { type Cell, cellOf, typeOf } from '../../engines/bigquery-cells.ts'
import { openService } from '../../engines/bigquery-service.ts'
import { columnMeaning } from '../../engines/column-kind.ts'
import type { PhysicalTable } from '../../engines/index.ts'
import type { ColumnProto } from './values.ts'

export interface HeldTable {
  readonly path: string
  readonly columns: readonly ColumnProto[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface Parameter {
  readonly name: string
  readonly parameterType: { readonly type: string }
  readonly parameterValue: { readonly value: string | null }
}

export interface Found {
  readonly columns: readonly ColumnProto[]
  readonly rows: readonly (readonly Cell[])[]
}

/** GoogleSQL over tables, by Google's own implementation. */
export interface GoogleSql {
  readonly tables: () => readonly HeldTable[]
  readonly add: (table: HeldTable) => Promise<void>
  readonly prepare: (sql: string, parameters: readonly Parameter[]) => Promise<readonly ColumnProto[]>
  readonly run: (sql: string, parameters: readonly Parameter[]) => Promise<Found>
  readonly tablesOf: (sql: string) => Promise<readonly string[]>
  readonly isScript: (sql: string) => Promise<boolean>
  readonly close: () => Promise<void>
}

export const heldTable = (table: PhysicalTable): HeldTable => {
  const meanings = Object.entries(table.columns).map(([name, kind]) => ({ name, ...columnMeaning(kind) }))
  return {
    path: table.name.join('.'),
    columns: meanings.map(({ name, bigquery, type }) => ({
      name,
      type: typeOf(bigquery) as ColumnProto['type'],
      ...(type.kind === 'decimal' && { sizes: { precision: '24', scale: String(type.scale) } }),
    })),
    rows: table.rows.map((row) =>
      meanings.map(({ write, bigquery }, index) => {
        const cell = row[index] ?? null
        return cellOf(cell === null ? null : write(cell), bigquery)
      }),
    ),
  }
}

interface Answer {
  readonly content?: { readonly table_data?: { readonly row?: readonly { readonly cell?: readonly Cell[] }[] } }
  readonly prepared?: { readonly prepared_query_id?: string; readonly columns?: readonly ColumnProto[] }
}

export const openGoogleSql = async (port: number, first: readonly HeldTable[]): Promise<GoogleSql> => {
  const service = await openService(port)
  const options = await service.call<Language>('GetLanguageOptions', { maximum_features: true })
  const language = { ...options, enabled_language_features: featuresOf(options), product_mode: 'PRODUCT_EXTERNAL' }
  let held: readonly HeldTable[] = []
  let catalog: string | undefined

  const register = async (tables: readonly HeldTable[]): Promise<void> => {
    if (catalog !== undefined) await service.call('UnregisterCatalog', { registered_id: catalog })
    const { registered_id } = await service.call<{ registered_id: string }>('RegisterCatalog', {
      simple_catalog: {
        name: 'facade',
        builtin_function_options: { language_options: language },
        table: tables.map(({ path, columns }) => ({ name: path, column: columns })),
      },
      table_content: Object.fromEntries(
        tables.map(({ path, rows }) => [path, { table_data: { row: rows.map((cell) => ({ cell })) } }]),
      ),
    })
    held = tables
    catalog = registered_id
  }
  await register(first)

  const paths = (sql: string): string =>
    withWholePaths(
      sql,
      held.map(({ path }) => ({ name: path.split('.'), columns: {}, rows: [] })),
    )
  const request = (sql: string, parameters: readonly Parameter[]) => ({
    sql: paths(sql),
    registered_catalog_id: catalog,
    options: {
      language_options: language,
      default_timezone: 'UTC',
      error_message_mode: 'ERROR_MESSAGE_ONE_LINE',
      parameter_mode: 'PARAMETER_NAMED',
      query_parameters: parameters.map(({ name, parameterType }) => ({ name, type: typeOf(parameterType.type) })),
    },
  })
  const tablesOf = async (sql: string, script: boolean): Promise<readonly string[]> => {
    const { table_name = [] } = await service.call<{
      table_name?: readonly { readonly table_name_segment?: readonly string[] }[]
    }>('ExtractTableNamesFromStatement', { sql_statement: paths(sql), options: language, allow_script: script })
    return table_name.map(({ table_name_segment = [] }) => table_name_segment.join('.'))
  }
  return {
    tables: () => held,
    add: (table) => register([...held.filter(({ path }) => path !== table.path), table]),
    prepare: async (sql, parameters) => {
      const { prepared } = await service.call<Answer>('PrepareQuery', request(sql, parameters))
      await service.call('UnprepareQuery', { prepared_query_id: prepared?.prepared_query_id })
      return prepared?.columns ?? []
    },
    run: async (sql, parameters) => {
      const params = parameters.map(({ name, parameterType, parameterValue }) => ({
        name,
        value: cellOf(parameterValue.value, parameterType.type),
      }))
      const { content, prepared } = await service.call<Answer>('EvaluateQuery', { ...request(sql, parameters), params })
      return { columns: prepared?.columns ?? [], rows: (content?.table_data?.row ?? []).map(({ cell = [] }) => cell) }
    },
    tablesOf: (sql) => tablesOf(sql, false),
    isScript: async (sql) =>
      /;\s*\S/.test(sql) &&
      (await tablesOf(sql, true).then(
        () => true,
        () => false,
      )),
    close: async () => {
      if (catalog !== undefined) await service.call('UnregisterCatalog', { registered_id: catalog })
      service.close()
    },
  }
}
