import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Runs the tests in a browser: `npm run test:browser`. Without a browser it says so, and nothing runs. What follows goes to vitest. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onPath = names.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
const browser = [process.env.CHROMIUM, ...onPath].find((file) => file !== undefined && existsSync(file))

if (browser === undefined) {
  console.log('The tests in a browser are not run: there is no Chromium (on Debian: apt-get install chromium).')
} else {
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number =>
    spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root, env: { ...process.env, ...env } }).status ?? 1
  const built = run([join(root, 'tools/build.ts'), '--if-changed'])
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--config', 'vitest.browser.config.ts', ...process.argv.slice(2)]
  process.exit(built === 0 ? run(args, { CHROMIUM: browser }) : built)
}
