import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedShop, serveShop } from './shop.ts'

let shop: ServedShop
let browser: Browser

beforeAll(async () => {
  const executablePath = process.env.CHROMIUM
  if (executablePath === undefined) throw new Error('CHROMIUM names no browser')
  shop = await serveShop()
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  await shop?.stop()
})

const contextOf = (colorScheme: 'light' | 'dark' = 'light'): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme })

const openIn = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(new URL(path, shop.url).href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const open = async (path: string): Promise<Page> => openIn(await contextOf(), path)

const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
  const answer = await fetch(new URL(path, shop.url), {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as Answer
}

const sourceOf = (file: string): string => readFileSync(join(shop.folder, file), 'utf8')
const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'SQL query' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(text)
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

test('a query with an error cannot run; mended it runs, shows its rows and becomes a segment', async () => {
  const page = await open('/sql')
  await write(page, "select custmer_id from shop.customers where country = 'DE'")
  await page.getByText('Run is off: there is 1 error.').waitFor()
  expect(await button(page, 'Run').isDisabled()).toBe(true)
  await page.getByRole('list', { name: '1 finding' }).getByText('custmer_id').waitFor()

  await write(page, "select customer_id from shop.customers where country = 'DE'")
  await page.getByText('Reads only; ready to run.').waitFor()
  await page.keyboard.press('Control+Enter')
  const results = page.getByRole('region', { name: 'Query results' })
  await results.getByText('Successful').waitFor()
  const rows = results.getByRole('row').nth(1)
  expect(await rows.innerText()).toContain('not provided by DuckDB')
  await results.getByRole('button', { name: 'Show the rows' }).click()
  await results.getByRole('columnheader', { name: 'customer_id' }).waitFor()

  await results.getByRole('button', { name: 'Actions of this run' }).click()
  await page.getByRole('menuitem', { name: 'Create a custom segment' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/\d found\./).waitFor()
  await dialog.getByRole('textbox', { name: 'Title' }).fill('People in Germany')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'People in Germany' }).waitFor()
  expect(sourceOf('segments/people_in_germany.segql')).toContain("where country = 'DE'")
})

test('a query of two columns makes traits and no segment, and replacing a query is asked about', async () => {
  const page = await open('/sql')
  await write(page, 'select user_id, churn_score from ml.predictions')
  await page.getByText('Reads only; ready to run.').waitFor()
  expect(await button(page, 'Create a segment').isDisabled()).toBe(true)
  expect(await button(page, 'Create traits').isDisabled()).toBe(false)
  await button(page, 'Run').click()
  const newest = page.getByRole('region', { name: 'Query results' }).getByRole('row').nth(1)
  await newest.getByText('churn_score').waitFor()
  await newest.getByText('Successful').waitFor()
  await newest.getByRole('button', { name: 'Actions of this run' }).click()
  expect(await page.getByRole('menuitem', { name: 'Create a custom segment' }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await write(page, 'select 1')
  await newest.getByRole('button', { name: 'Actions of this run' }).click()
  await page.getByRole('menuitem', { name: 'Insert in SQL editor' }).click()
  await page.getByRole('dialog').getByText('Replace the query in the editor?').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click()
  await page.getByRole('textbox', { name: 'SQL query' }).getByText('churn_score').waitFor()
})

test('a finding is mended by a click', async () => {
  const page = await open('/sql')
  await write(page, 'select * from ml.predictions')
  await page
    .getByRole('button', { name: /^Fix: / })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'SQL query' }).getByText('next_best_offer').waitFor()
  await page.getByText('Reads only; ready to run.').waitFor()
})

test('two segments overlap, and a column chosen by keyboard becomes a segment', async () => {
  const page = await open('/combine?names=churn_risk,hibernating')
  await page.getByText('None of these segments has members.').waitFor()
  await button(page, 'Run them').click()
  const columns = page.getByRole('button', { name: /^In Likely to leave and Hibernating: / })
  await columns.waitFor({ timeout: 30_000 })
  const first = page.locator('.upset-column').first()
  await first.focus()
  while ((await page.locator('.upset-column:focus').getAttribute('aria-label'))?.includes(', not in')) {
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Enter')
  const said = await columns.getAttribute('aria-label')
  const people = said?.split(': ')[1] ?? ''
  await page.getByText(`1 column chosen: ${people} people`).waitFor()
  await page.getByRole('textbox', { name: 'Title' }).fill('Leaving sleepers')
  await button(page, 'Save the segment').click()
  await page.getByRole('heading', { level: 1, name: 'Leaving sleepers' }).waitFor()
  expect(sourceOf('segments/leaving_sleepers.segql')).toContain('churn_risk and hibernating')

  await button(page, 'Run').click()
  const figure = page.getByText('Members', { exact: true }).first().locator('..')
  await figure.getByText(people, { exact: true }).waitFor({ timeout: 30_000 })
})

interface Project {
  readonly documents: readonly { readonly file: string; readonly text: string; readonly hash: string }[]
}

test('an earlier version is seen beside the present one, and comes back', async () => {
  const { documents } = await ask<Project>('GET', '/api/project')
  const value = documents.find(({ file }) => file === 'segments/value.segql')
  const before = value?.text ?? ''
  const text = before.replace('>= 500', '>= 750')
  expect(text).not.toBe(before)
  await ask('PUT', '/api/documents', { file: value?.file, text, opened: value?.hash })

  const page = await open('/segments/big_spenders')
  await page.getByRole('tab', { name: 'Versions' }).click()
  const removed = page.getByText('sum of orders › amount within the last 90 days where status is paid, is at least 500')
  await removed.waitFor()
  await button(page, 'Revert to this version').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revert to this version' }).click()
  await page.getByText('It is the same as now.').waitFor()
  expect(sourceOf('segments/value.segql')).toBe(before)
})

test('a segment that is used cannot be deleted, a copy of it can', async () => {
  const page = await open('/segments/employees')
  await button(page, 'More actions').click()
  expect(await page.getByRole('menuitem', { name: /^Delete/ }).isDisabled()).toBe(true)
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await page.getByRole('heading', { level: 1, name: /^Copy of/ }).waitFor()
  await button(page, 'More actions').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor()
  const { documents } = await ask<Project>('GET', '/api/project')
  expect(documents.map(({ file }) => file)).not.toContain('segments/employees_copy.segql')
})

test('a template becomes traits, with a mark at each person that is known', async () => {
  const page = await open('/traits')
  await page.getByRole('tab', { name: 'Templates' }).click()
  await button(page, 'Look at it: Churn prediction import').click()
  await page.getByRole('textbox', { name: 'predicted_at' }).fill('scored_at')
  await button(page, 'Create traits').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: 'Stands in the table of the entity' }).first().waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Churn prediction import' }).waitFor()
  expect(sourceOf('traits/churn_prediction_import.segql')).toContain('churn_score')
})

test('a connection that fails its test is mended, saved and explored', async () => {
  cpSync(join(shop.folder, 'warehouse/demo.duckdb'), join(shop.folder, 'warehouse/second.duckdb'))
  const page = await open('/connections')
  await button(page, 'Add a connection').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('second')
  await dialog.getByRole('textbox', { name: 'File' }).fill('warehouse/secnd.duckdb')
  await button(page, 'Test the connection').click()
  await dialog.getByText('The connection does not work yet.').waitFor()
  await dialog.getByRole('textbox', { name: 'File' }).fill('warehouse/second.duckdb')
  await button(page, 'Test the connection').click()
  await dialog.getByText('The connection works.').waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await button(page, 'Test second').waitFor()

  await page.getByRole('link', { name: 'Explore' }).click()
  await page.getByRole('combobox', { name: 'Connection' }).click()
  await page.getByRole('option', { name: 'second (DuckDB)' }).click()
  await page.getByRole('tree').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: 'zendesk.tickets' }).waitFor()
  await page.getByRole('rowheader', { name: 'status' }).waitFor()
})

const screens = [
  { path: '/sql', sign: 'Source' },
  { path: '/segments', sign: 'Renewal in the next 60 days' },
  { path: '/segments/big_spenders', sign: 'SegQL' },
  { path: '/segments/no_such_segment', sign: 'There is no segment' },
  { path: '/combine?names=churn_risk,hibernating', sign: 'Make a segment' },
  { path: '/traits', sign: 'Recency, frequency, money' },
  { path: '/traits/rfm', sign: 'SegQL' },
  { path: '/connections', sign: 'demo' },
  { path: '/explore', sign: 'Choose a table' },
] as const

test.each(['light', 'dark'] as const)('axe finds nothing on the screens in %s', async (scheme) => {
  const context = await contextOf(scheme)
  for (const { path, sign } of screens) {
    const page = await context.newPage()
    await page.goto(new URL(path, shop.url).href)
    await page.getByText(sign).first().waitFor()
    await page.waitForLoadState('networkidle').catch(() => undefined)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const told = violations.map(({ id, nodes }) => `${path}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)
    expect(told).toEqual([])
    await page.close()
  }
  await context.close()
})

test.each(['light', 'dark'] as const)('axe finds nothing in the windows and tabs in %s', async (scheme) => {
  const context = await contextOf(scheme)
  const judge = async (page: Page, where: string): Promise<void> => {
    await page.waitForTimeout(400)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
  const sql = await openIn(context, '/sql')
  await write(sql, 'select custmer_id from shop.customers')
  await sql.getByText('Run is off: there is 1 error.').waitFor()
  await judge(sql, 'a query with an error')
  const connections = await openIn(context, '/connections')
  await button(connections, 'Add a connection').click()
  await connections.getByRole('dialog').waitFor()
  await judge(connections, 'a new connection')
  const gallery = await openIn(context, '/traits')
  await gallery.getByRole('tab', { name: 'Templates' }).click()
  await gallery.getByRole('heading', { name: 'RFM scores' }).waitFor()
  await judge(gallery, 'the gallery')
  await button(gallery, 'Look at it: RFM scores').click()
  await gallery.getByRole('dialog').waitFor()
  await judge(gallery, 'a template')
  const explore = await openIn(context, '/explore')
  await explore.getByRole('treeitem', { name: 'predictions' }).click()
  await explore.getByRole('rowheader', { name: 'churn_score' }).waitFor()
  await judge(explore, 'statistics')
  await context.close()
})
