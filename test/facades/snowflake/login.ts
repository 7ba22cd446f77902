import { createHash, createPublicKey, createVerify } from 'node:crypto'
import type { Answer, Request } from '../http.ts'

export interface Identity {
  readonly account: string
  readonly user: string
  readonly password: string
  /** PEM, of users who sign in with a key pair. */
  readonly publicKey?: string
}

/** `ACCOUNT.USER.SHA256:…`: https://docs.snowflake.com/en/developer-guide/sql-api/authenticating#using-key-pair-authentication */
const isSigned = (token: string, { account, user, publicKey }: Identity): boolean => {
  if (publicKey === undefined) return false
  const [head = '', claims = '', signature = ''] = token.split('.')
  const verify = createVerify('RSA-SHA256').update(`${head}.${claims}`)
  if (!verify.verify(publicKey, Buffer.from(signature, 'base64url'))) return false
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  const print = createHash('sha256').update(der).digest('base64')
  const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string }
  return iss === `${account.toUpperCase()}.${user.toUpperCase()}.SHA256:${print}`
}

const isKnown = (data: Readonly<Record<string, unknown>>, identity: Identity): boolean =>
  data.AUTHENTICATOR === 'SNOWFLAKE_JWT'
    ? isSigned(String(data.TOKEN), identity)
    : data.LOGIN_NAME === identity.user && data.PASSWORD === identity.password

export const login = ({ body }: Request, identity: Identity, token: string): Answer => {
  const { data } = JSON.parse(body.toString()) as { data: Record<string, unknown> }
  if (!isKnown(data, identity)) {
    const message = 'Incorrect username or password was specified.'
    return {
      status: 200,
      body: { success: false, code: '390100', message, data: { authnMethod: 'USERNAME_PASSWORD' } },
    }
  }
  const validity = { validityInSeconds: 3600, masterValidityInSeconds: 14400 }
  const session = { token, masterToken: token, ...validity, sessionId: 1, parameters: [], sessionInfo: {} }
  return { status: 200, body: { success: true, code: null, data: session } }
}
