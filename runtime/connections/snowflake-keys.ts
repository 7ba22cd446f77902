import { createHash, createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { snowflakeName } from './grants/snowflake.ts'

/** https://docs.snowflake.com/en/user-guide/key-pair-auth asks for 2048 bits at least, in PKCS #8. */
const modulusLength = 2048

/** A new private key, as PEM. */
export const createKey = async (): Promise<string> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

export interface PublicKey {
  /** Base64 in one line, as Snowflake takes it. */
  readonly text: string
  /** As `DESC USER` shows it: `SHA256:…`. */
  readonly fingerprint: string
}

export const publicKeyOf = (privateKey: string): PublicKey => {
  const der = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' })
  return { text: der.toString('base64'), fingerprint: `SHA256:${createHash('sha256').update(der).digest('base64')}` }
}

/** A user of Snowflake has two places for keys, so that the new one counts before the old one goes. */
export type KeyPlace = 'RSA_PUBLIC_KEY' | 'RSA_PUBLIC_KEY_2'
export const otherPlace = (place: KeyPlace): KeyPlace =>
  place === 'RSA_PUBLIC_KEY' ? 'RSA_PUBLIC_KEY_2' : 'RSA_PUBLIC_KEY'

/** https://docs.snowflake.com/en/sql-reference/sql/alter-user */
export const attachKey = (username: string, { text }: PublicKey, place: KeyPlace): string =>
  `ALTER USER ${snowflakeName(username)} SET ${place} = '${text}';`
export const detachKey = (username: string, place: KeyPlace): string =>
  `ALTER USER ${snowflakeName(username)} UNSET ${place};`
