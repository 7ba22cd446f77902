import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from '../../examples/shop/generate.ts'

export const shopFolder = resolve(fileURLToPath(import.meta.url), '../../../examples/shop')

/** The instant that the example's data ends at: microseconds since 1970. */
export const shopNow = BigInt(Date.parse('2026-11-01T00:00:00Z')) * 1000n

const sources = ['model', 'segments', 'traits', 'tests']

/** A copy of the example project over a warehouse of its own, so that nothing is written into the example's folder. */
export const copyShop = async (folder: string, warehouse: { readonly scale: number } | { readonly file: string }) => {
  await mkdir(join(folder, 'warehouse'), { recursive: true })
  for (const source of sources) await cp(join(shopFolder, source), join(folder, source), { recursive: true })
  await writeFile(join(folder, 'segql.config.json'), await readFile(join(shopFolder, 'segql.config.json')))
  const file = join(folder, 'warehouse/demo.duckdb')
  if ('scale' in warehouse) await generate({ scale: warehouse.scale, file })
  else await symlink(warehouse.file, file)
  return { folder, file }
}
