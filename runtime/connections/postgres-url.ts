import type { Tls } from './resolved.ts'

export interface UrlParts {
  readonly host?: string
  readonly port?: number
  readonly database?: string
  readonly username?: string
  readonly password?: string
  readonly tls?: Tls
  readonly certificateAuthorityFile?: string
}

/** https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION */
const tlsOfMode: Readonly<Record<string, Tls>> = {
  disable: 'off',
  allow: 'require',
  prefer: 'require',
  require: 'require',
  'no-verify': 'require',
  'verify-ca': 'verify',
  'verify-full': 'verify',
}

/** Stands where an address names a user and no host, which `URL` does not read. */
const unnamed = 'unnamed.invalid'

const known = ['sslmode', 'sslrootcert', 'host']

/** The parts of a `postgres://` address; a text says what is wrong with it, without repeating it. */
export const readPostgresUrl = (text: string): UrlParts | string => {
  const whole = text.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)(?=[/:])/, `$1${unnamed}`)
  if (!URL.canParse(whole)) return 'an address such as `postgres://user:password@host:5432/database`'
  const url = new URL(whole)
  const strange = [...url.searchParams.keys()].find((key) => !known.includes(key))
  if (strange !== undefined)
    return `an address whose parameters are among ${known.map((key) => `\`${key}\``).join(', ')}`
  const mode = url.searchParams.get('sslmode')
  const tls = mode === null ? undefined : tlsOfMode[mode]
  if (mode !== null && !tls) return `an address whose \`sslmode\` is one of ${Object.keys(tlsOfMode).join(', ')}`
  const authority = url.searchParams.get('sslrootcert')
  try {
    const named = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1')
    const host = url.searchParams.get('host') ?? (named === unnamed ? '' : named)
    const database = decodeURIComponent(url.pathname.slice(1))
    return {
      ...(host !== '' && { host }),
      ...(url.port !== '' && { port: Number(url.port) }),
      ...(database !== '' && { database }),
      ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
      ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
      ...(tls && { tls }),
      ...(authority !== null && { certificateAuthorityFile: authority }),
    }
  } catch {
    return 'an address in which every `%` begins two hexadecimal digits'
  }
}
