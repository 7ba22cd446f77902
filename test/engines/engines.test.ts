import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Type } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'
import type { Cell, ColumnKind } from './column-kind.ts'
import { type Engine, openEngines } from './index.ts'

let engines: readonly Engine[]
beforeAll(async () => {
  engines = await openEngines()
})
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

const hostile = `it''s "so" 100% \\ $1 ? {name} ; drop table x -- 名前 🎉 é\n\t`

/** A stored cell, and the logical value that a plain select of it gives. */
const stored: readonly (readonly [ColumnKind, Cell, Type, Value])[] = [
  ['text', hostile, { kind: 'text' }, hostile],
  ['text', '', { kind: 'text' }, ''],
  ['text', null, { kind: 'text' }, null],
  ['integer', '9007199254740993', { kind: 'integer' }, 9007199254740993n],
  ['decimal 2', '-12.50', { kind: 'decimal', scale: 2 }, { unscaled: -1250n, scale: 2 }],
  ['decimal 2', '-0.05', { kind: 'decimal', scale: 2 }, { unscaled: -5n, scale: 2 }],
  ['float', 0.1, { kind: 'float' }, 0.1],
  ['float', 'NaN', { kind: 'float' }, Number.NaN],
  ['float', '-Infinity', { kind: 'float' }, -Infinity],
  ['boolean', false, { kind: 'boolean' }, false],
  ['date', '2024-02-29', { kind: 'date' }, { day: 19782 }],
  ['timestamp', '2026-03-29 02:30:00.123456', { kind: 'timestamp' }, { micros: 1774751400123456n }],
  ['timestamptz', '2026-03-29T02:30:00+02:00', { kind: 'timestamp' }, { micros: 1774744200000000n }],
  ['uuid', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', { kind: 'text' }, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  ['char 5', 'ab', { kind: 'text' }, 'ab   '],
  ['json', { a: [1, null, 'x'] }, { kind: 'json' }, { json: { a: [1, null, 'x'] } }],
  ['json text', '{"a": 1}', { kind: 'text' }, '{"a": 1}'],
  ['text array', ['a', 'b "c", d\\', null], { kind: 'array', element: { kind: 'text' } }, ['a', 'b "c", d\\', null]],
  ['integer array', [1, 2], { kind: 'array', element: { kind: 'integer' } }, [1n, 2n]],
  ['unix milliseconds', 1774744200000, { kind: 'integer' }, 1774744200000n],
]

test('what a table is loaded with comes back as the value it stands for', async () => {
  for (const engine of engines) {
    for (const [kind, cell, type, value] of stored) {
      await engine.createTables([{ name: ['a "b"', 'c'], columns: { 'd "e"': kind }, rows: [[cell]] }])
      const { open, close, escapedClose, wholePaths } = engine.dialect.identifiers
      const quote = (name: string): string => open + name.replaceAll(close, escapedClose) + close
      const table = wholePaths ? quote('a "b".c') : `${quote('a "b"')}.c`
      const sql = `select ${quote('d "e"')} from ${table}`
      const rows = await engine.run({ sql, parameters: [], columns: [{ name: 'd "e"', type }] })
      expect(rows, `${engine.name}: ${kind} ${String(cell)}`).toEqual([[value]])
    }
  }
})
