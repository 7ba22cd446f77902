import { readFileSync } from 'node:fs'
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

const openBuild = async (context: BrowserContext, path = '/'): Promise<Page> => {
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(new URL(path, shop.url).href)
  await page.getByRole('tab', { name: 'Rules' }).waitFor()
  return page
}

const choose = async (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('option', { name, exact: typeof name === 'string' })
    .first()
    .click()
const chip = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).last()
/** The number on the screen, once it is of what stands there now. */
const countOf = async (page: Page): Promise<number> => {
  await page.locator('.headline:not([data-stale]) output.count').waitFor()
  return Number((await page.locator('output.count').innerText()).replaceAll(',', ''))
}
const soon = { timeout: 20_000 }
const countedByServer = async (where: string): Promise<number> => {
  const answer = await fetch(new URL('/api/count', shop.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: `segment asked of customer { where ${where} }` }),
  })
  return ((await answer.json()) as { readonly count: number }).count
}
const segqlOf = async (page: Page): Promise<string> => {
  await page.getByRole('tab', { name: 'SegQL' }).click()
  await page.locator('.cm-line').first().waitFor()
  const lines = await page.locator('.cm-content .cm-line').allInnerTexts()
  return lines.join(' ').replaceAll(/\s+/g, ' ')
}

const wanted = [
  'country in ("US", "CA")',
  'and sum(orders.amount within last 90 days where status = "paid") >= 500',
  'and not did "Email Opened" since last "Order Completed"',
].join(' ')

test('somebody builds a segment with the mouse alone, sees its number, saves it, and finds it again', async () => {
  const context = await contextOf()
  const page = await openBuild(context)
  const add = page.getByRole('button', { name: 'Add condition' })

  await add.click()
  await choose(page, 'country text')
  await page.getByRole('combobox', { name: 'Values' }).waitFor()
  await choose(page, /^US/)
  await choose(page, /^CA/)
  await page.getByRole('button', { name: 'Done' }).click()

  await add.click()
  await choose(page, 'orders › amount number')
  await page.getByRole('combobox', { name: 'Value' }).fill('500')
  await page.keyboard.press('Escape')
  await chip(page, 'Time: at any time').click()
  await choose(page, 'within the last')
  await chip(page, 'Number: 30').click()
  await page.getByRole('combobox', { name: 'Number' }).fill('90')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'where: add a condition' }).last().click()
  await choose(page, 'status text')
  await choose(page, /^paid/)
  await page.getByRole('button', { name: 'Done' }).click()

  await add.click()
  await choose(page, 'Email Opened')
  await chip(page, 'Yes or no: did').click()
  await choose(page, 'did not do')
  await chip(page, 'Time: at any time').click()
  await choose(page, 'since their last')
  await choose(page, 'Order Completed')

  await expect.poll(() => page.locator('.funnel li').count(), soon).toBe(3)
  const count = await countedByServer(wanted)
  expect(count).toBeGreaterThan(0)
  await expect.poll(() => countOf(page), soon).toBe(count)

  await page.getByRole('textbox', { name: 'Title' }).fill('North American spenders')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/segment=north_american_spenders/)
  await page.getByText('Saved', { exact: true }).waitFor()

  await page.reload()
  await page
    .getByRole('button', { name: /Values: .*US/ })
    .first()
    .waitFor()
  await expect.poll(() => countOf(page), soon).toBe(count)
  const text = readFileSync(join(shop.folder, 'segments/north-american-spenders.segql'), 'utf8').replaceAll(/\s+/g, ' ')
  expect(text).toContain('title "North American spenders"')
  expect(text.replace('status in ("paid")', 'status = "paid"')).toContain(wanted)
  await context.close()
})

test('text and rules say the same, whichever is edited', async () => {
  const context = await contextOf()
  const page = await openBuild(context, '/?segment=gold_members')
  await page.getByRole('tab', { name: 'SegQL' }).click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(
    'segment gold_members of customer {\n  where country = "DE" and loyalty_points > 100\n}\n',
  )
  await page.getByRole('tab', { name: 'Rules' }).click()
  await chip(page, 'Value: 100').click()
  await page.getByRole('combobox', { name: 'Value' }).fill('250')
  await page.keyboard.press('Escape')
  expect(await segqlOf(page)).toContain('loyalty_points > 250')

  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('and and')
  await page.getByText('The text is not complete').waitFor()
  await page.getByRole('tab', { name: 'Rules' }).click()
  await page.getByText('These are the last good rules').waitFor()
  await chip(page, 'Value: 250').waitFor()
  await page.getByRole('tab', { name: 'SegQL' }).click()
  expect(await segqlOf(page)).toContain('and and')
  await context.close()
})

test('a draft survives a reload', async () => {
  const context = await contextOf()
  const page = await openBuild(context, '/?segment=employees')
  await page.getByRole('button', { name: 'Add condition' }).click()
  await choose(page, 'Did an event')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByRole('button', { name: 'Event: choose an event' }).waitFor()
  await page.getByText('Draft', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'Event: choose an event' }).count(), soon).toBe(0)
  await context.close()
})

test('everything is done by the keyboard', async () => {
  const context = await contextOf()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await openBuild(context)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByRole('button', { name: 'Add condition' }).focus()
  await press('Enter')
  await page.keyboard.type('loyalty points')
  await press('Enter')
  await page.getByRole('combobox', { name: 'Value' }).waitFor()
  await page.keyboard.type('100')
  await press('Enter')
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label'), soon).toBe('Value: 100')

  await press('Control+d')
  await expect.poll(() => page.getByRole('button', { name: 'Value: 100' }).count(), soon).toBe(2)
  await press('Alt+ArrowRight')
  await expect.poll(() => page.getByRole('button', { name: 'Match: any of these' }).count(), soon).toBe(1)
  await press('Alt+ArrowUp')
  await press('Delete')
  await expect.poll(() => page.getByRole('button', { name: 'Value: 100' }).count(), soon).toBe(1)
  await press('Control+z')
  await expect.poll(() => page.getByRole('button', { name: 'Value: 100' }).count(), soon).toBe(2)
  await press('Control+Shift+z')
  await expect.poll(() => page.getByRole('button', { name: 'Value: 100' }).count(), soon).toBe(1)

  await page.locator('.handle').first().focus()
  await press('Control+c')
  await press('Control+v')
  await expect.poll(() => page.getByRole('button', { name: 'Value: 100' }).count(), soon).toBe(2)
  expect(await segqlOf(page)).toContain('loyalty_points >= 100 and loyalty_points >= 100')
  await context.close()
})

test('a rule is dragged above another', async () => {
  const context = await contextOf()
  const page = await openBuild(context, '/?segment=abroad')
  const rules = page.locator('.rule')
  await expect.poll(() => rules.count(), soon).toBe(2)
  await rules
    .nth(1)
    .locator('.handle')
    .dragTo(rules.nth(0), { targetPosition: { x: 80, y: 3 } })
  expect(await segqlOf(page)).toContain('where country not in ("DE", "AT", "CH") and country is set')
  await context.close()
})

test('a file that changed meanwhile is not overwritten unasked', async () => {
  const context = await contextOf()
  const page = await openBuild(context, '/?segment=open_tickets')
  await page.getByRole('textbox', { name: 'Title' }).fill('Open with support')
  const file = join(shop.folder, 'segments/support.segql')
  await shop.change(file, (text) => text.replace('Something open with support', 'Changed by somebody'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed it meanwhile').waitFor()
  expect(readFileSync(file, 'utf8')).toContain('Changed by somebody')
  await page.getByRole('button', { name: 'Overwrite with mine' }).click()
  await expect.poll(() => readFileSync(file, 'utf8'), soon).toContain('Open with support')
  await context.close()
})

test.each(['light', 'dark'] as const)('no violation of accessibility in %s', async (scheme) => {
  const context = await contextOf(scheme)
  const page = await openBuild(context, '/?segment=big_spenders')
  await page.locator('.funnel li').first().waitFor()
  const violations = async (): Promise<readonly string[]> => {
    const found = await new AxeBuilder({ page }).analyze()
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('combobox', { name: /^Search fields/ }).waitFor()
  expect(await violations()).toEqual([])
  await page.keyboard.press('Escape')
  for (const tab of ['SegQL', 'SQL', 'JSON']) {
    await page.getByRole('tab', { name: tab, exact: true }).click()
    await page.locator('.cm-content').waitFor()
    expect(await violations()).toEqual([])
  }
  await context.close()
})
