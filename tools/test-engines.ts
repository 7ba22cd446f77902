import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Runs the tests on engines that need Python: `npm run test:engines`. What follows goes to vitest: a part of a file's name, `-t title`.
 * What a machine lacks is said by name, and the rest runs. `--need spark` makes it a failure when that part cannot run.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, '.engines')
const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const requirements = readFileSync(join(root, 'test/engines/requirements.txt'), 'utf8')

type Part = 'spark' | 'sqlglot' | 'fakesnow'
const titles: Readonly<Record<Part, string>> = { spark: 'Spark', sqlglot: 'sqlglot', fakesnow: 'fakesnow' }
const parts = Object.keys(titles) as readonly Part[]

const answer = (command: string, args: readonly string[]): { readonly ok: boolean; readonly text: string } => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return { ok: status === 0, text: `${stdout ?? ''}\n${stderr ?? ''}`.trim() }
}
const lastLine = (text: string): string => text.split('\n').at(-1) ?? ''

const leastPython = [3, 11] as const
const isRecent = (text: string): boolean => {
  const [major = 0, minor = 0] = (/Python (\d+)\.(\d+)/.exec(text) ?? []).slice(1).map(Number)
  return major > leastPython[0] || (major === leastPython[0] && minor >= leastPython[1])
}
const systemPython = (): string | undefined =>
  [process.env.PYTHON, 'python3', 'python']
    .filter((command) => command !== undefined)
    .find((command) => isRecent(answer(command, ['--version']).text))

const packagesOf = (part: Part): readonly string[] => {
  const text = requirements.split(/^# part: /m).find((one) => one.startsWith(`${part}\n`)) ?? ''
  return text.split('\n').filter((line) => line.includes('=='))
}

/** Why a part cannot run, or nothing. */
type Lack = string | undefined

/** A new environment unless the one that is there was made for the same packages. */
const makeEnvironment = (): Lack => {
  const base = systemPython()
  if (base === undefined) return `no Python ${leastPython.join('.')} or later`
  const wanted = createHash('sha256')
    .update(`${requirements}\n${answer(base, ['--version']).text}`)
    .digest('hex')
  const stamp = join(folder, 'made-for')
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  console.log(`Making a Python environment in ${folder}`)
  const made = answer(base, ['-m', 'venv', folder])
  if (!made.ok) return `no virtual environment for Python can be made (on Debian: python3-venv): ${lastLine(made.text)}`
  writeFileSync(stamp, wanted)
  return undefined
}

const install = (part: Part): Lack => {
  const stamp = join(folder, `has-${part}`)
  if (existsSync(stamp)) return undefined
  console.log(`Installing ${packagesOf(part).join(', ')}`)
  const flags = ['--no-deps', '--disable-pip-version-check', '--no-input', '--quiet']
  const installed = answer(python, ['-m', 'pip', 'install', ...flags, ...packagesOf(part)])
  if (!installed.ok) return `its Python packages cannot be installed: ${lastLine(installed.text)}`
  writeFileSync(stamp, '')
  return undefined
}

const leastJava = 17
const javaLack = (): Lack => {
  const home = process.env.JAVA_HOME
  const { ok, text } = answer(home ? join(home, 'bin/java') : 'java', ['-version'])
  const version = Number(/version "(\d+)/.exec(text)?.[1] ?? 0)
  if (!ok || version === 0) return `no Java ${leastJava} or later`
  return version < leastJava ? `Java is ${version}, Spark needs ${leastJava} or later` : undefined
}

const lackOf = (part: Part): Lack => (part === 'spark' ? javaLack() : undefined) ?? install(part)

const needed: string[] = []
const passedOn: string[] = []
const given = process.argv.slice(2)
while (given.length > 0) {
  const word = given.shift() ?? ''
  if (word === '--need') needed.push(given.shift() ?? '')
  else passedOn.push(word)
}

const environment = makeEnvironment()
const lacks = new Map(parts.map((part) => [part, environment ?? lackOf(part)]))
const present = parts.filter((part) => lacks.get(part) === undefined)
const missing = parts.filter((part) => lacks.get(part) !== undefined)

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const status =
  present.length === 0
    ? 0
    : spawnSync(process.execPath, [vitest, 'run', '--config', 'vitest.engines.config.ts', ...passedOn], {
        stdio: 'inherit',
        cwd: root,
        env: { ...process.env, SEGQL_PYTHON: python, SEGQL_ENGINES: present.join(' ') },
      }).status

for (const part of missing) console.log(`${titles[part]} is not tried: ${lacks.get(part)}`)
const unmet = missing.filter((part) => needed.includes(part))
process.exit(status !== 0 ? (status ?? 1) : unmet.length > 0 ? 1 : 0)
