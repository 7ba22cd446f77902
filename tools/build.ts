import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist')
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}
const floors = ['grammar', 'compiler', 'dialects', 'runtime']

const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html|svg|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/** Names, sizes and times of everything the output is made of. */
const inputState = (folders: readonly string[]): string => {
  const files = [
    ...folders.flatMap((floor) => sourceFiles(join(root, floor))),
    ...['package.json', 'tsconfig.json', 'tsconfig.lib.json', 'tools/build.ts'].map((file) => join(root, file)),
  ].sort()
  return files
    .map((file) => {
      const { size, mtimeMs } = statSync(file)
      return `${file} ${size} ${mtimeMs}`
    })
    .join('\n')
}

const stateFile = (name: string): string => join(out, `.input-${name}`)

const isFresh = (name: string, state: string): boolean => {
  try {
    return readFileSync(stateFile(name), 'utf8') === state
  } catch {
    return false
  }
}

/** What every command needs at once is bundled, so that it starts fast. The vendors' packages are loaded when a connection asks for them. */
const bundled = ['chevrotain', 'kysely', 'zod']

const isOutside = (imported: string): boolean => {
  const names = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.peerDependencies)]
  return names.some((name) => !bundled.includes(name) && (imported === name || imported.startsWith(`${name}/`)))
}

/** The command line in one file and the chunks it loads when a command needs them. */
const bundle = async (): Promise<void> => {
  rmSync(join(out, 'chunks'), { recursive: true, force: true })
  const build = await rolldown({
    input: { segql: join(root, 'runtime/cli/segql.ts') },
    external: isOutside,
    platform: 'node',
  })
  await build.write({ dir: out, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' })
  await build.close()
}

/** The library: JavaScript and declarations, file by file. */
const compileLibrary = (): void => {
  const tsc = join(root, 'node_modules/.bin/tsc')
  const { status } = spawnSync(tsc, ['-p', join(root, 'tsconfig.lib.json')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** The playground: pages and scripts for the browser, into `dist/playground`. */
const buildPlayground = async (): Promise<void> => {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'playground/vite.config.ts'), logLevel: 'warn' })
}

const onlyIfChanged = process.argv.includes('--if-changed')
mkdirSync(out, { recursive: true })
for (const { name, folders, build } of [
  { name: 'cli', folders: floors, build: bundle },
  {
    name: 'playground',
    folders: ['grammar', 'compiler', 'dialects', 'runtime/server/api', 'playground'],
    build: buildPlayground,
  },
]) {
  const state = inputState(folders)
  if (onlyIfChanged && isFresh(name, state)) continue
  await build()
  writeFileSync(stateFile(name), state)
}
if (!onlyIfChanged) compileLibrary()
