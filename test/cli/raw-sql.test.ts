import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createProject, segql, segqlJson } from './command-line.ts'

describe('templates', () => {
  test('are listed with what they need', async () => {
    const { out, exit } = await segql(await createProject({}), 'templates')
    expect(exit).toBe(0)
    expect(out.split('\n')[0]).toMatch(/^name +category +source +description$/)
    for (const name of ['salesforce_leads', 'zendesk_open_ticket', 'rfm_scores']) expect(out).toContain(`\n${name} `)
  })

  test('show their parameters and columns', async () => {
    const { out } = await segql(await createProject({}), 'templates', 'show', 'churn_prediction')
    expect(out).toContain('\npredictions   ml.predictions  ')
    expect(out).toContain('\nchurn_risk ')
  })

  test('are printed as SQL of a dialect, with what is set', async () => {
    const project = await createProject({})
    const show = ['templates', 'show', 'churn_prediction', '--dialect', 'snowflake', '--set', 'high=0.9', '--set']
    const { out, exit } = await segql(project, ...show, 'predictions=ml.scores')
    expect(exit).toBe(0)
    expect(out).toContain("when churn_score >= 0.9 then 'high'")
    expect(out).toContain('from "ML"."SCORES" as p')
  })

  test('tell what is not known of them', async () => {
    const project = await createProject({})
    const ask = async (...given: readonly string[]) => {
      const { exit, diagnostics } = await segqlJson(project, 'templates', ...given)
      return [exit, ...diagnostics.map(({ code, hint }) => `${code} ${hint}`)]
    }
    expect(await ask('show', 'rfm_score')).toEqual([1, 'E740 The nearest: `rfm_scores`.'])
    expect(await ask('show', 'rfm_scores', '--dialect', 'duckdb', '--set', 'days=many')).toEqual([
      1,
      'E742 As in `days=365`.',
    ])
    expect(await ask('show', 'rfm_scores', '--dialect', 'duck')).toEqual([2, 'E900 The nearest: `duckdb`.'])
    expect(await ask('show', 'rfm_scores', '--dialect', 'duckdb', '--set', 'days')).toEqual([
      2,
      'E900 As in `--set days=90`.',
    ])
    expect(await ask('rfm_scores')).toEqual([2, 'E900 Write `segql templates show NAME`.'])
  })
})

describe('lint --as-rules', () => {
  const lint = async (sql: string, ...given: readonly string[]) => {
    const project = await createProject({})
    writeFileSync(join(project, 'Big orders.sql'), sql)
    return segql(project, 'lint', 'Big orders.sql', '--connection', 'demo', '--as-rules', ...given)
  }

  test('offers the segment that finds the same people', async () => {
    const { out, exit } = await lint('select customer_id from orders group by customer_id having count(*) >= 2')
    expect(exit).toBe(0)
    expect(out).toContain('\n\nsegment big_orders of customer {\n  where has at least 2 orders\n}\n')
    expect(out).toContain('info I771: ')
  })

  test('says what keeps a query SQL', async () => {
    const { out, exit } = await lint('select customer_id from customers limit 2')
    expect(exit).toBe(0)
    expect(out).toContain('info I770: Rules cannot say this exactly')
    expect(out).not.toContain('segment big_orders')
  })

  test('needs a connection, whose tables it speaks of', async () => {
    const project = await createProject({})
    writeFileSync(join(project, 'a.sql'), 'select 1')
    const { exit, error } = await segql(project, 'lint', 'a.sql', '--dialect', 'duckdb', '--as-rules')
    expect(exit).toBe(2)
    expect(error).toContain('`--as-rules` needs `--connection NAME`.')
  })
})
