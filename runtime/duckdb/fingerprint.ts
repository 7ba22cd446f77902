import { statSync } from 'node:fs'
import type { DuckDbConnection } from '../config-schema.ts'
import { fromProject } from '../paths.ts'
import { dataFiles } from './data-files.ts'

const stamp = (file: string): string => {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true })
  return stats ? `${stats.size}@${stats.mtimeNs}` : '-'
}

/**
 * Changes whenever the connection's data may have changed: names, sizes and times of change of its files. Undefined when they
 * cannot be read.
 */
export const fingerprint = (connection: DuckDbConnection, root: string): string | undefined => {
  const place = JSON.stringify([connection.path, connection.folder, connection.memory])
  try {
    if (connection.path !== undefined) {
      const file = fromProject(root, connection.path)
      return `${place} ${stamp(file)} ${stamp(`${file}.wal`)}`
    }
    if (connection.folder === undefined) return place
    const files = dataFiles(fromProject(root, connection.folder)).flatMap(({ files }) => files)
    return [place, ...files.map((file) => `${file} ${stamp(file)}`)].join('\n')
  } catch {
    return undefined
  }
}
