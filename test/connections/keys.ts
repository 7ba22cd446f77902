import { generateKeyPairSync } from 'node:crypto'

/** RSA pairs are slow to make: one for all tests of a file. */
export const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
export const encryptedPem = pair.privateKey.export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'open sesame',
}) as string
