/**
 * The five places where Redshift's own syntax is not PostgreSQL's; everything else of a statement runs as it is emitted.
 *
 * - a named parameter: `:p1` is `$1`;
 * - navigation of a SUPER: `"customer"."attributes"."x"` is `("customer"."attributes" -> 'x')`;
 * - an array in FROM: `from "customer"."tags" as element_of_array` asks a function for its elements;
 * - `listagg(x, ',') within group (order by y)` is `listagg(x, ',' order by y)`;
 * - `json_serialize` is a word of PostgreSQL's own grammar, and stands in quotes.
 */
const token = new RegExp(
  [
    String.raw`'(?:[^'\\]|''|\\.)*'`,
    String.raw`from (?<array>"(?:[^"]|"")*"\."(?:[^"]|"")*") as element_of_array`,
    String.raw`(?<order>\) within group \(order by)`,
    String.raw`(?<serialized>\bjson_serialize)\(`,
    String.raw`:(?<parameter>p\d+)`,
    String.raw`(?<table>"(?:[^"]|"")*")\.(?<column>"(?:[^"]|"")*")(?<keys>(?:\."(?:[^"]|"")*")+)`,
    String.raw`"(?:[^"]|"")*"(?:\."(?:[^"]|"")*")?`,
  ].join('|'),
  'gs',
)

interface Found {
  readonly array?: string
  readonly order?: string
  readonly serialized?: string
  readonly parameter?: string
  readonly table?: string
  readonly column?: string
  readonly keys?: string
}

const keyText = (name: string): string =>
  `'${name.slice(1, -1).replaceAll('""', '"').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
const navigation = (keys: string): string =>
  (keys.match(/"(?:[^"]|"")*"/g) ?? []).map((key) => ` -> ${keyText(key)}`).join('')

export interface BoundText {
  readonly text: string
  /** The parameters that the text names: `$1` is the first. */
  readonly names: readonly string[]
}

/** Redshift's text as PostgreSQL reads it. */
export const asPostgres = (sql: string): BoundText => {
  const names: string[] = []
  const bound = (name: string): string => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  }
  const text = sql.replace(token, (whole, ...rest) => {
    const { array, order, serialized, parameter, table, column, keys } = rest.at(-1) as Found
    if (array !== undefined) return `from elements_of(${array}) as element_of_array (element_of_array)`
    if (order !== undefined) return ' order by'
    if (serialized !== undefined) return '"json_serialize"('
    if (parameter !== undefined) return bound(parameter)
    return keys === undefined ? whole : `(${table}.${column}${navigation(keys)})`
  })
  return { text, names }
}
