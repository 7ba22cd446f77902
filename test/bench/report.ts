import { cpus } from 'node:os'

/** One line of the result: what was measured, and against what. `value` and `target` are in `unit`. */
export interface Finding {
  readonly what: string
  readonly measured: string
  readonly value: number
  readonly unit: '×' | 'ms'
  readonly target?: { readonly compare: 'at least' | 'at most'; readonly value: number }
}

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
export const milliseconds = (value: number): string => `${digits(value)} ms`
export const ratio = (value: number): string => `${digits(value)} ×`

const isMet = ({ value, target }: Finding): boolean =>
  !target || (target.compare === 'at least' ? value >= target.value : value <= target.value)

const targetWords = ({ target, unit }: Finding): string =>
  target ? `${target.compare} ${target.value.toLocaleString('en')} ${unit}` : ''

const show = (finding: Finding): readonly string[] => {
  const value = finding.unit === '×' ? ratio(finding.value) : milliseconds(finding.value)
  return [
    finding.what,
    finding.measured,
    value,
    targetWords(finding),
    finding.target ? (isMet(finding) ? 'met' : 'MISSED') : '',
  ]
}

const headings = ['what', 'measured', 'result', 'target', ''] as const

/** The findings as a Markdown table, and the machine they were measured on. */
export const printReport = (findings: readonly Finding[]): string => {
  const rows = [headings, ...findings.map(show)]
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length), 3))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [machine(), '', line(headings), rule, ...findings.map(show).map(line)].join('\n')
}

const pad = (cell: string, width: number): string => cell + ' '.repeat(width - [...cell].length)

const machine = (): string => {
  const processors = cpus()
  return `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), Node ${process.version}, ${process.platform} ${process.arch}`
}
