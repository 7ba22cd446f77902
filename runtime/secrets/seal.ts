import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** AES-256-GCM (NIST SP 800-38D): a nonce of 96 bits drawn for every text, a tag of 128 bits. */
const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
const form = 'v1'

export const keyBytes = 32

export interface SecretKey {
  readonly bytes: Buffer
  /** Tells keys apart, and nothing of them. */
  readonly id: string
  /** Where it comes from, for messages. */
  readonly from: string
}

export const toSecretKey = (bytes: Buffer, from: string): SecretKey => ({
  bytes,
  id: createHmac('sha256', bytes).update('segql: which key is this').digest('hex').slice(0, 16),
  from,
})

/**
 * Encrypts a text as `v1.<key>.<nonce>.<text and tag>`. `place` says what the text belongs to: sealed for one place, it opens at
 * no other.
 */
export const seal = (text: string, place: string, key: SecretKey): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key.bytes, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(`${form}.${place}`))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [form, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

export type Opened = { readonly text: string } | { readonly failed: 'other key' | 'damaged' }

export const unseal = (sealed: string, place: string, key: SecretKey): Opened => {
  const [version, keyId, nonceText = '', bodyText = ''] = sealed.split('.')
  if (version !== form) return { failed: 'damaged' }
  if (keyId !== key.id) return { failed: 'other key' }
  const body = Buffer.from(bodyText, 'base64url')
  if (body.length < tagBytes) return { failed: 'damaged' }
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(nonceText, 'base64url'), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(`${form}.${place}`))
    decipher.setAuthTag(body.subarray(body.length - tagBytes))
    const text = Buffer.concat([decipher.update(body.subarray(0, body.length - tagBytes)), decipher.final()])
    return { text: text.toString('utf8') }
  } catch {
    return { failed: 'damaged' }
  }
}

export const keyIdOf = (sealed: string): string | undefined => sealed.split('.')[1]
