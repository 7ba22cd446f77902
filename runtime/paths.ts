import { isAbsolute, join, relative, resolve } from 'node:path'

/** Where a project keeps what it can make again: members, caches, spilled data. */
export const workFolder = '.segql'

/** A path of the configuration, relative to the project's folder. */
export const fromProject = (folder: string, path: string): string =>
  isAbsolute(path) ? path : resolve(join(folder, path))

/** A path as shown to the user: relative to where the command runs when that is shorter. */
export const shownPath = (path: string): string => {
  const short = relative(process.cwd(), path)
  return short !== '' && short.length < path.length ? short : path
}

export const configFile = 'segql.config.json'
