import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DialectName, dialects } from '../../../dialects/index.ts'
import { askedPrograms, statementsOf } from '../../parsers/statements.ts'
import { type Bridge, openBridge } from '../python-bridge.ts'

const names = Object.keys(dialects) as readonly DialectName[]
type Asked = Awaited<ReturnType<typeof askedPrograms>>
let asked: Asked
let bridge: Bridge
beforeAll(async () => {
  asked = await askedPrograms()
  bridge = await openBridge('sqlglot_parser.py')
})
afterAll(() => bridge?.close())

describe('sqlglot reads every statement of', () => {
  test.each(names)('%s', async (name) => {
    const statements = statementsOf(asked, dialects[name])
    expect(statements.length).toBeGreaterThan(1000)
    expect(await bridge.ask('refused', { statements, dialect: name })).toEqual([])
  })

  test.each(names)('%s, and not what is none', async (name) => {
    const broken = ['select a from', 'select (a', 'selec a from t', 'select a from t where']
    const refused = await bridge.ask<readonly string[]>('refused', { statements: broken, dialect: name })
    expect(refused.length).toBe(broken.length)
  })
})
