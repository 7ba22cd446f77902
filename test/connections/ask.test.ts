import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askConnection } from '../../runtime/cli/connection-ask.ts'
import type { Prompt } from '../../runtime/cli/prompt.ts'
import { folderWith } from '../runtime/folders.ts'

/** Somebody who gives these answers, one after the other; an empty one takes what is suggested. */
const answering = (answers: readonly (string | number)[]) => {
  const left = [...answers]
  const asked: string[] = []
  const said: string[] = []
  const next = (question: string): string | number => {
    asked.push(question.replace(/ \(.*/, ''))
    const answer = left.shift()
    if (answer === undefined) throw new Error(`nobody answers: ${question}`)
    return answer
  }
  const prompt: Prompt = {
    text: async (question, suggestion) => String(next(question)) || (suggestion ?? ''),
    secret: async (question) => `${next(`hidden ${question}`)}`,
    choose: async (question) => Number(next(question)),
    confirm: async () => false,
  }
  return { asked, said, left, describe: () => askConnection(prompt, (text) => said.push(text)) }
}

describe('the questions of connection add', () => {
  test('of PostgreSQL: what is suggested is taken, what is empty is left out, the password is hidden', async () => {
    const { describe, asked, said, left } = answering([4, '', '', '', 'shop', 'ada', 's3cret', '', '', 'sales, crm'])
    expect(await describe()).toEqual({
      kind: 'postgres',
      settings: { host: 'localhost', port: '5432', database: 'shop', username: 'ada', schemas: ['sales', 'crm'] },
      secrets: { password: 's3cret' },
      makesKey: false,
      diagnostics: [],
    })
    expect(said).toEqual(['Database is needed.'])
    expect(asked).toContain('hidden Password')
    expect(left).toEqual([])
  })

  test('of Snowflake with a key that is made here ask for no secret', async () => {
    const { describe, asked } = answering([1, 0, 'ab12345', 'WH', 'DB', '', 'SEGQL', 'READER', '', ''])
    expect(await describe()).toMatchObject({
      kind: 'snowflake',
      settings: { account: 'ab12345', warehouse: 'WH', database: 'DB', username: 'SEGQL', role: 'READER' },
      secrets: {},
      makesKey: true,
    })
    expect(asked.join()).not.toContain('hidden')
  })

  test('of Snowflake with a password ask for no key', async () => {
    const { describe, asked } = answering([1, 2, 'ab12345', 'WH', 'DB', '', 'SEGQL', '', 'pw-1', '', ''])
    expect(await describe()).toMatchObject({ secrets: { password: 'pw-1' }, makesKey: false })
    expect(asked.join()).not.toContain('key file')
  })

  test("of BigQuery read the key's file, ask again while it is not there, and suggest its project", async () => {
    const key = JSON.stringify({ project_id: 'acme-prod', client_email: 'a@b.c', private_key: 'x' })
    const file = join(folderWith({ 'key.json': key }), 'key.json')
    const { describe, said } = answering([0, 0, '/absent.json', file, '', 'EU', '', ''])
    expect(await describe()).toMatchObject({
      settings: { project: 'acme-prod', location: 'EU' },
      secrets: { credentials: key },
    })
    expect(said).toEqual(['`/absent.json` of `--key-file` cannot be read: it does not exist.'])
  })

  test('of Redshift follow the way that it is reached', async () => {
    const { describe } = answering([3, 2, 'h.example', '', 'dev', 'ada', '${REDSHIFT_PASSWORD}', 'require', '', ''])
    expect(await describe()).toMatchObject({
      settings: { via: 'wire', host: 'h.example', port: '5439', tls: 'require', password: '${REDSHIFT_PASSWORD}' },
      secrets: {},
    })
  })
})
