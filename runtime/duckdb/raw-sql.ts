import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'
import { firstSentence, messageOf } from './errors.ts'
import type { Session } from './session.ts'

/** `duckdb_statement_type`: https://duckdb.org/docs/stable/clients/c/api */
const statementNames: Readonly<Record<number, string>> = {
  1: 'SELECT',
  2: 'INSERT',
  3: 'UPDATE',
  4: 'EXPLAIN',
  5: 'DELETE',
  6: 'PREPARE',
  7: 'CREATE',
  8: 'EXECUTE',
  9: 'ALTER',
  10: 'a transaction statement',
  11: 'COPY',
  12: 'ANALYZE',
  14: 'CREATE FUNCTION',
  15: 'DROP',
  16: 'EXPORT',
  17: 'PRAGMA',
  18: 'VACUUM',
  19: 'CALL',
  20: 'SET',
  21: 'LOAD',
  25: 'ATTACH',
  26: 'DETACH',
}
const select = 1

export type RawSql = { readonly columns: readonly string[] } | { readonly refused: Diagnostic }

/**
 * Raw SQL is run only as a subquery: it must be one SELECT by DuckDB's own word, and stay one between parentheses (SHOW and
 * DESCRIBE call themselves SELECT too).
 */
export const checkRawSql = async (session: Session, text: string): Promise<RawSql> => {
  if (isBlank(text)) return { refused: failure('E935', { found: 'empty' }) }
  try {
    const types = await session.statements(text)
    if (types.length === 0) return { refused: failure('E935', { found: 'empty' }) }
    if (types.length > 1) return { refused: failure('E935', { found: `${types.length} statements` }) }
    const [type = 0] = types
    if (type !== select) return { refused: failure('E935', { found: statementNames[type] ?? 'another statement' }) }
    return { columns: await session.columns(asSubquery(text)) }
  } catch (error) {
    return { refused: failure('E942', { reason: firstSentence(messageOf(error)) }) }
  }
}

/** The line break ends a trailing `--` comment; one closing semicolon is taken off. */
export const asSubquery = (text: string): string => `select * from (${withoutSemicolon(text)}\n)`

const withoutSemicolon = (text: string): string => text.trimEnd().replace(/;$/, '')

/** Nothing but comments: DuckDB reports such a text as an error of its own, without a message. */
const isBlank = (text: string): boolean =>
  text
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(';', '')
    .trim() === ''
