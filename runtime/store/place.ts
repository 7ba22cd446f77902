import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../connections/references.ts'
import { shownPath, workFolder } from '../paths.ts'

export const storeFile = (root: string): string => join(root, workFolder, 'store.sqlite')

export const hasStore = (root: string, environment: Environment = process.env): boolean =>
  Boolean(environment.SEGQL_STORE_URL) || existsSync(storeFile(root))

/** Where the store is, fit to be shown: of an address no user and no password. */
export const storePlace = (root: string, environment: Environment): string => {
  const url = environment.SEGQL_STORE_URL
  if (!url) return shownPath(storeFile(root))
  if (!URL.canParse(url)) return 'SEGQL_STORE_URL'
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
