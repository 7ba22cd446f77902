/** A program of its own that writes to a store and says what was committed, one line each: `run ID NUMBER`, `version NAME NUMBER`, `secret NAME NUMBER`. */
import { writeSync } from 'node:fs'
import { toSecretKey } from '../../runtime/secrets/seal.ts'
import { openStore } from '../../runtime/store/open.ts'

const [, , name = '', root = '', schema = '', key = '', rounds = ''] = process.argv
const secretKey = toSecretKey(Buffer.from(key, 'hex'), 'test')
const opened = await openStore({ root, schema })
if ('failed' in opened) throw new Error(opened.failed.message)
const { runs, versions, connections, close } = opened.value

const say = (line: string): void => void writeSync(1, `${line}\n`)
const settings = { account: 'ab12345' }
await connections.add({ name, kind: 'snowflake', settings, secrets: {}, who: 'test' }, secretKey)
say('ready')
for (let number = 1; number <= Number(rounds); number++) {
  const target = { kind: 'segment', entity: 'customer', name } as const
  const { id } = await runs.queue({ target, connection: name, sql: `select ${number}`, who: 'test' }, name)
  await runs.start(id)
  await runs.finish(id, { status: 'successful', metrics: { rows: number } })
  say(`run ${id} ${number}`)
  const { version } = await versions.save(
    { kind: 'segment', entity: 'customer', name: 'shared' },
    `${name} ${number}`,
    name,
  )
  say(`version ${version} ${name} ${number}`)
  await connections.change(name, { settings, secrets: { password: `${name}-${number}` } }, secretKey)
  say(`secret ${name} ${number}`)
}
await close()
