import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Temporary names carry the process, so that what a killed one left can be told from what a living one is writing. */
const temporary = /^\.tmp-(\d+)-/

export const temporaryName = (file: string): string =>
  join(dirname(file), `.tmp-${process.pid}-${file.slice(dirname(file).length + 1)}`)

/** How a whole text reaches the disk; tests hand in one that fails. */
export type WriteText = (file: string, text: string) => void

const writeText: WriteText = (file, text) => {
  const handle = openSync(file, 'w')
  try {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Readers see the old text or the new one, never a part. Throws what the file system throws; the old text is then kept. */
export const replaceText = (file: string, text: string, write: WriteText = writeText): void => {
  mkdirSync(dirname(file), { recursive: true })
  const fresh = temporaryName(file)
  try {
    write(fresh, text)
    renameSync(fresh, file)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}

/** Removes what processes that no longer live left half-written. */
export const removeLeftovers = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const owner = temporary.exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(folder, name), { force: true, recursive: true })
  }
}

export const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
