import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic, Result } from '../grammar/diagnostic.ts'
import { nearest } from '../grammar/nearest.ts'
import { at, fromIssue, type Issues, type Spans, settingsNear } from './config-issues.ts'
import { Config } from './config-schema.ts'
import { checkConnection } from './connections/check.ts'
import { configurationFinding as finding } from './diagnostics.ts'
import { jsonSpans, toPointer } from './json-spans.ts'
import { readJsonText } from './json-text.ts'
import { configFile } from './paths.ts'
import { hasStore } from './store/place.ts'

export { configFile }

/** Reads a project's configuration. Without a value there is at least one error. */
export const readConfig = (folder: string, options?: ParseOptions): Result<Config | undefined> => {
  let text: string
  try {
    text = readFileSync(join(folder, configFile), 'utf8')
  } catch {
    return { value: undefined, diagnostics: [finding('E901', {}, { folder })] }
  }
  return parseConfig(text, options ?? { moreInStore: hasStore(folder) })
}

export interface ParseOptions {
  /** There may be connections besides those of the text: the default one is looked for when both are known. */
  readonly moreInStore?: boolean
}

export const parseConfig = (text: string, options: ParseOptions = {}): Result<Config | undefined> => {
  const json = readJsonText(text)
  if ('reason' in json) {
    const diagnostics = [inConfig(finding('E902', { span: json.span }, { reason: json.reason }))]
    return { value: undefined, diagnostics }
  }
  const spans = jsonSpans(text)
  const parsed = Config.safeParse(json.value)
  if (!parsed.success) {
    const issues: Issues = { json: json.value, spans, known: knownSettings }
    const diagnostics = parsed.error.issues.flatMap((issue) => fromIssue(issue, issues)).map(inConfig)
    return { value: undefined, diagnostics }
  }
  const found = checkConfig(parsed.data, spans, options).map(inConfig)
  return { value: found.some(({ severity }) => severity === 'error') ? undefined : parsed.data, diagnostics: found }
}

const settings = Object.keys(Config.shape)
const knownSettings: Issues['known'] = (path, value) => (path[0] === 'connections' ? settingsNear(value) : settings)

const inConfig = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, file: configFile })

const checkConfig = (config: Config, spans: Spans, { moreInStore }: ParseOptions): readonly Diagnostic[] => {
  const names = Object.keys(config.connections)
  const { defaultConnection } = config
  const unknownDefault =
    defaultConnection !== undefined && !moreInStore && !names.includes(defaultConnection)
      ? [
          finding('E906', at(spans, '/defaultConnection'), {
            name: defaultConnection,
            near: nearest(defaultConnection, names),
          }),
        ]
      : []
  const connections = Object.entries(config.connections).flatMap(([name, connection]) =>
    checkConnection(name, connection, spans, toPointer(['connections', name])),
  )
  return [...unknownDefault, ...connections]
}
