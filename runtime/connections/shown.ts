import { forms } from './fields.ts'
import { isFromStore } from './origin.ts'
import { cover } from './redact.ts'
import { type Connection, secretSettings } from './schema.ts'
import { hasReference } from './written.ts'

/** A connection as it may be shown to anybody. */
export interface ShownConnection {
  readonly name: string
  readonly kind: Connection['kind']
  readonly title: string
  /** `file`: it stands in `segql.config.json` and is changed there. */
  readonly from: 'file' | 'store'
  /** As written, without secrets; `${NAME}` is none. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Secrets that are set. */
  readonly secrets: readonly string[]
}

export const showConnection = (name: string, connection: Connection): ShownConnection => {
  const { kind, ...settings } = connection
  const isSecret = ([setting, value]: readonly [string, unknown]): boolean =>
    secretSettings[kind].includes(setting) && !(typeof value === 'string' && hasReference(value))
  const entries = Object.entries(settings)
  const secrets = entries.filter(isSecret)
  const url = secrets.find(([setting]) => setting === 'url')
  return {
    name,
    kind,
    title: forms[kind].title,
    from: isFromStore(connection) ? 'store' : 'file',
    settings: {
      ...Object.fromEntries(entries.filter((entry) => !isSecret(entry))),
      ...(url && { url: coverPassword(String(url[1])) }),
    },
    secrets: secrets.map(([setting]) => setting),
  }
}

const coverPassword = (url: string): string => url.replace(/^([a-z]+:\/\/[^/:@]*):[^/@]*@/, `$1:${cover}@`)

/** Where a connection leads, in a word or two. */
export const leadsTo = ({ settings }: ShownConnection): string =>
  (['account', 'project', 'host', 'cluster', 'workgroup', 'url', 'path', 'folder']
    .map((setting) => settings[setting])
    .find((value) => typeof value === 'string') as string | undefined) ?? (settings.memory ? 'memory' : '')
