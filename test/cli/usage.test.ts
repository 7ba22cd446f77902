import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandNames, commands } from '../../runtime/cli/commands.ts'
import { createProject, segql, segqlJson } from './command-line.ts'

test('every command has a help with an example of itself', async () => {
  const folder = await createProject()
  for (const name of commandNames) {
    const { exit, out } = await segql(folder, name, '--help')
    expect(exit).toBe(0)
    expect(out).toContain(`Usage: segql ${name}`)
    expect(out).toContain(`Example:\n  segql ${name}`)
    expect(out).toContain(commands[name].example)
  }
})

test('the overview names every command', async () => {
  const { exit, out } = await segql(await createProject(), '--help')
  expect(exit).toBe(0)
  for (const name of commandNames) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
})

test.each([
  [['chekc'], '`chekc` is no command.', '`check`'],
  [['check', '--formt', 'github'], '`check` has no option `--formt`.', '`--format`'],
  [['check', '--format', 'html'], '`--format html` is unknown', 'text'],
  [['check', '--json=yes'], '`--json` takes no value.', ''],
  [['run', '--as-of'], '`--as-of` needs a value (DATE).', ''],
  [['run', '--as-of', 'yesterday'], '`yesterday` is neither a date', '2026-11-01'],
  [['run', '--as-of', '2026-02-30'], '`2026-02-30` is neither a date', ''],
  [['run', '--as-of', '2999-01-01'], '`2999-01-01` lies in the future.', ''],
  [['preview'], '`preview` needs a name.', 'segql preview --help'],
  [['preview', 'a', 'b'], '`preview` takes one name; these are 2.', ''],
  [['explain', 'vip'], '`explain` needs `--id ID`.', ''],
  [['members', 'vip', '--parquet'], '`--parquet` needs `--out FILE`.', ''],
  [['members', 'vip', '--csv', '--parquet'], '`--csv` and `--parquet` exclude each other.', ''],
  [['compile', '--dialect', 'postgers'], '`postgers` is no dialect', 'postgres'],
  [['check', 'nowhere'], '`nowhere` is not a folder', ''],
  [['tree', 'model.txt'], 'neither a `.segql` nor a `.json` file', ''],
])('%j is wrong usage: %s', async (given, sentence, hint) => {
  const { exit, out, error } = await segql(await createProject(), ...given)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(error).toContain(sentence)
  expect(error).toContain(hint)
})

test('wrong usage is JSON too when JSON is asked for', async () => {
  const { exit, version, diagnostics, result } = await segqlJson(await createProject(), 'chekc')
  expect({ exit, version, result }).toEqual({ exit: 2, version: 1, result: null })
  expect(diagnostics).toMatchObject([{ code: 'E900', hint: 'The nearest: `check`.' }])
})

test('the version is the package’s', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(await segql(await createProject(), '--version')).toEqual({ exit: 0, out: `${version}\n`, error: '' })
})

test('without a command the overview is shown, with exit code 2', async () => {
  const { exit, out } = await segql(await createProject())
  expect(exit).toBe(2)
  expect(out).toContain('Usage: segql COMMAND')
})

test('an unknown segment is told with the nearest', async () => {
  const { exit, diagnostics } = await segqlJson(await createProject(), 'run', 'vib')
  expect(exit).toBe(1)
  expect(diagnostics).toMatchObject([{ code: 'E930', hint: 'The nearest names: `vip`.' }])
})

test('a segment may have the name of a folder beside the project', async () => {
  const project = await createProject()
  mkdirSync(`${project}/vip`)
  expect((await segqlJson(project, 'run', 'vip')).result.runs).toMatchObject([{ name: 'vip', count: 1 }])
})
