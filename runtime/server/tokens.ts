import { createHash } from 'node:crypto'
import { Role } from './api/routes.ts'
import type { Token } from './guard.ts'

const shortest = 16

/** `name:role:token` separated by blanks or commas; a sentence when it is not so. Only hashes stay in memory. */
export const readTokens = (text: string | undefined): readonly Token[] | string => {
  const written = (text ?? '').split(/[\s,]+/).filter((one) => one !== '')
  const found: Token[] = []
  for (const one of written) {
    const [name = '', role = '', ...rest] = one.split(':')
    const token = rest.join(':')
    const known = Role.safeParse(role)
    if (!known.success) return '`SEGQL_TOKENS` names a role that is not viewer, editor or admin.'
    if (name === '' || token.length < shortest) {
      return `\`SEGQL_TOKENS\` holds \`name:role:token\`, each token of at least ${shortest} characters.`
    }
    found.push({ name, role: known.data, hash: createHash('sha256').update(token).digest('hex') })
  }
  return found
}
