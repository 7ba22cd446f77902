import { nearest } from '../../grammar/nearest.ts'
import { readConfigAndStore } from '../config-and-store.ts'
import type { Config } from '../config-schema.ts'
import { type Probe, type ProbeStep, stepNames, testConnection } from '../connections/probe/probe.ts'
import type { Remedy } from '../connections/remedy.ts'
import { failure } from '../failures.ts'
import { readyConnection } from '../run/resolve-connection.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import type { Paint, Terminal } from './terminal.ts'

export const testAction = async (invocation: Invocation): Promise<Answer> => {
  const { root, names, texts, terminal, signal, json } = invocation
  const [name = ''] = names
  const { value: config, diagnostics } = await readConfigAndStore(root)
  if (!config) return { exit: exits.errors, diagnostics, result: null }
  const connection = config.connections[name]
  if (!connection) {
    const near = nearest(name, Object.keys(config.connections))
    return { exit: exits.errors, diagnostics: [failure('E930', { name, kind: 'connection', near })], result: null }
  }
  const ready = await readyConnection(name, connection, root)
  if ('failed' in ready) return { exit: exits.errors, diagnostics: [ready.failed], result: null }
  if (!json && connection.kind === 'databricks') terminal.progress('waiting for the SQL warehouse …')
  const probe = await testConnection(ready.value, {
    name,
    root,
    signal,
    minutes: minutesOf(config, name),
    ...(texts.table !== undefined && { table: texts.table.split('.') }),
    onBegin: (step) => terminal.progress(`${step} …`),
  })
  return {
    exit: probe.ok ? exits.done : exits.errors,
    diagnostics: [],
    result: toJson(probe),
    text: printProbe(probe, terminal),
  }
}

export const minutesOf = (config: Config, name: string): number =>
  config.connections[name]?.queryMinutes ?? config.limits.queryMinutes

export const toJson = ({ ok, steps, notices }: Probe) => ({
  ok,
  notices,
  steps: steps.map(({ remedy, ...step }) => ({
    ...step,
    ...(remedy && { remedy: remedy.lines.join('\n'), runBy: remedy.runBy }),
  })),
})

const marks = {
  passed: ['green', '✓'],
  failed: ['red', '✗'],
  warning: ['yellow', '!'],
  skipped: ['dim', '-'],
} as const satisfies Record<ProbeStep['status'], readonly [Parameters<Paint>[0], string]>

const widest = Math.max(...stepNames.map((name) => name.length))

export const printProbe = ({ steps, notices, ok }: Probe, { out }: Pick<Terminal, 'out'>): string =>
  [
    ...steps.flatMap(({ name, status, message, milliseconds, remedy }) => {
      const [style, mark] = marks[status]
      const time = status === 'skipped' ? '' : out('dim', ` (${milliseconds.toLocaleString('en')} ms)`)
      const line = `${out(style, mark)} ${name.padEnd(widest)}  ${message}${time}`
      return [line, ...(remedy ? printRemedy(remedy) : [])]
    }),
    ...notices.map((notice) => `${out('blue', 'i')} ${notice}`),
    '',
    ok ? 'The connection works.' : 'The connection does not work yet.',
  ].join('\n')

const printRemedy = ({ lines, runBy }: Remedy): readonly string[] => [
  `    This mends it; it is run by ${runBy}:`,
  ...lines.flatMap((line) => line.split('\n')).map((line) => `      ${line}`),
]
