import { createHash, createHmac } from 'node:crypto'
import type { Request } from '../http.ts'

const hash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html; the secret by the access key's ID. */
export const isSigned = (request: Request, secretOf: (accessKeyId: string) => string | undefined): boolean => {
  const header = String(request.headers.authorization ?? '')
  const found =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(header)
  if (!found) return false
  const [, id = '', day = '', region = '', service = '', names = '', signature] = found
  const secret = secretOf(id)
  if (secret === undefined) return false
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
  const canonical = ['POST', '/', '', headers.join(''), names, hash(request.body)].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const signed = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${secret}`,
  )
  return hmac(key, signed).toString('hex') === signature
}
