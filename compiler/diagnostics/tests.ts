import type { DiagnosticTable } from '../../grammar/diagnostic.ts'
import { didYouMean, plural, quoted } from './wording.ts'

const hint = ({ near }: { readonly near: readonly string[] }) => didYouMean(near)
export interface Unknown {
  readonly name: string
  readonly near: readonly string[]
}

/** Unit tests of segments and trait sets. */
export const testDiagnostics = {
  E551: {
    severity: 'error',
    message: ({ name }: Unknown) => `No segment or trait set is named ${quoted(name)}.`,
    hint,
    example: { source: 'test «vip» "x" { expect "c1" in }' },
  },
  E552: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string }) => `${quoted(of)} has no rows named ${quoted(name)} to give.`,
    hint,
    example: { source: 'test vips "x" { given «oders» { order_id } = [("o1")] expect "c1" out }' },
  },
  E553: {
    severity: 'error',
    message: ({ cells, columns }: { cells: number; columns: number }) =>
      `The row has ${plural(cells, 'value')} for ${plural(columns, 'column')}.`,
    example: { source: 'test vips "x" { given orders { order_id, status } = [«("o1")»] expect "c1" out }' },
  },
  E554: {
    severity: 'error',
    message: ({ column, type, cell }: { column: string; type: string; cell: string }) =>
      `${cell} does not fit ${quoted(column)}, which is ${type}.`,
    example: { source: 'test vips "x" { given orders { amount } = [(«"much"»)] expect "c1" out }' },
  },
  E555: {
    severity: 'error',
    message: ({ of }: { of: string }) => `${quoted(of)} is a segment, which has no traits.`,
    hint: () => 'Expect `in` or `out`.',
    example: { source: 'test vips "x" { «expect "c1" lifetime_value = 3» }' },
  },
  E556: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string }) => `${quoted(of)} has no trait ${quoted(name)} to expect.`,
    hint,
    example: { source: 'test commerce "x" { as of 2026-11-01T00:00:00Z expect "c1" «lifetime» = 3 }' },
  },
  E557: {
    severity: 'error',
    message: ({ name, of }: Unknown & { of: string }) =>
      `${quoted(of)} knows no ${quoted(name)} that could be a reason.`,
    hint: (facts) => hint(facts) ?? 'A reason is a column, a relation, a trait or a segment.',
    example: { source: 'test vips "x" { expect "c1" out because «contry» }' },
  },
  E558: {
    severity: 'error',
    message: ({ of }: { of: string }) => `${quoted(of)} depends on the time, and the test does not say when.`,
    hint: () => 'Begin the test with `as of 2026-11-01T00:00:00Z`.',
    example: { source: 'test recent «"x"» { expect "c1" out }' },
  },
  E559: {
    severity: 'error',
    message: ({ of }: { of: string }) => `${quoted(of)} is a trait set of raw SQL, which a test cannot run.`,
    example: { source: 'test «scores» "x" { expect "c1" in }' },
  },
} as const satisfies DiagnosticTable
