import { z } from 'zod'

/** `${NAME}` stands for an environment variable; `$${` is the two signs themselves. */
export const referencePattern = /\$(\$\{)|\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g

export const hasReference = (text: string): boolean =>
  [...text.matchAll(referencePattern)].some(([, , name]) => name !== undefined)

export const Text = z.string().min(1)

/** A text of one form, told as `expected` when it is of another. What holds a reference is checked when it is used. */
const textLike = (pattern: RegExp, expected: string) =>
  Text.refine((text) => hasReference(text) || pattern.test(text), expected)

export const Host = textLike(/^([^\s:/@]+|\[?[0-9A-Fa-f:]+\]?)$/, 'the name of a host, without `https://` and port')
/** A host, or the folder of a socket on this machine. */
export const HostOrSocket = textLike(/^([^\s:/@]+|\[?[0-9A-Fa-f:]+\]?|\/\S+)$/, 'the name of a host, without port')
export const Url = textLike(/^https?:\/\/\S+$/, 'an address that begins with `https://` or `http://`')
export const PostgresUrl = textLike(/^postgres(ql)?:\/\/\S+$/, 'an address that begins with `postgres://`')
export const Account = textLike(
  /^[A-Za-z0-9_.-]+$/,
  'an account identifier, the start of `https://IDENTIFIER.snowflakecomputing.com`',
)
export const RoleArn = textLike(
  /^arn:[a-z-]+:iam::\d{12}:role\/\S+$/,
  'a role such as `arn:aws:iam::123456789012:role/NAME`',
)
export const SecretArn = textLike(/^arn:[a-z-]+:secretsmanager:\S+$/, 'the ARN of a secret in AWS Secrets Manager')
export const Region = textLike(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as `eu-central-1`')

const portText = 'a port from 1 to 65535'
const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535
const isPortText = (text: string): boolean => hasReference(text) || (/^\d{1,5}$/.test(text) && isPort(Number(text)))
export const Port = z.union([z.number().refine(isPort, portText), z.string().refine(isPortText, portText)], portText)

const sizePattern = /^(\d+(?:\.\d+)?) ?([KMGTP]i?)?B$/
const sizeText = 'a number of bytes or a size such as `"50 GB"`'
/** A number of bytes, or a text such as `50 GB` (powers of 1000) or `50 GiB` (powers of 1024). */
export const Size = z.union(
  [z.number().int().min(1), z.string().refine((text) => sizePattern.test(text), sizeText)],
  sizeText,
)

export const toBytes = (size: z.infer<typeof Size>): number => {
  if (typeof size === 'number') return size
  const [, digits = '0', unit = ''] = sizePattern.exec(size) ?? []
  const power = ' KMGTP'.indexOf(unit[0] ?? ' ')
  return Math.round(Number(digits) * (unit.endsWith('i') ? 1024 : 1000) ** power)
}

/** A service account's key as Google gives it, as an object or as JSON text. */
export const ServiceAccount = z.looseObject({
  type: z.literal('service_account').optional(),
  project_id: Text.optional(),
  private_key_id: Text.optional(),
  private_key: Text,
  client_email: Text,
})
export type ServiceAccount = z.infer<typeof ServiceAccount>
