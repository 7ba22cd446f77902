import { expect, test } from 'vitest'
import { checkProject } from '../../compiler/index.ts'
import { parseText, printExpression } from '../../grammar/index.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { hasHole } from '../../playground/build/model/holes.ts'
import { readExpression } from '../../playground/build/model/read.ts'
import { createScope } from '../../playground/build/model/scope.ts'
import { beginSentence, sentenceFrom, sentenceStarts, startOptions } from '../../playground/build/model/starts.ts'
import { ruleParts, sentenceOf } from '../../playground/build/sentence/condition.ts'
import type { Act, Chip } from '../../playground/build/sentence/parts.ts'
import { catalog, model, settings } from '../model.ts'

const parsed = parseText(`${model}\nsegment vips of customer { where country = "US" }`)
const { value: checked } = checkProject([parsed], catalog, settings)
const scope = createScope('customer', checked, catalog, settings)!

const read = (text: string): Expression => {
  const { value, diagnostics } = readExpression(text, 'condition')
  if (!value) throw new Error(`${text}: ${diagnostics[0]?.message}`)
  return value
}
const chips = (node: Expression): readonly Chip[] => ruleParts(scope, node).filter((part) => part.kind === 'chip')
const chip = (node: Expression, label: string, at = 0): Chip => {
  const found = chips(node).filter((one) => one.label === label)[at]
  if (!found) throw new Error(`no chip ${label} in ${sentenceOf(scope, node)}`)
  return found
}
const act = (node: Expression, label: RegExp): Expression => {
  const found = ruleParts(scope, node).find((part): part is Act => part.kind === 'act' && label.test(part.label))
  if (!found) throw new Error(`no act ${label} in ${sentenceOf(scope, node)}`)
  return found.apply()
}
const chosen = (node: Expression, label: string, value: string, at = 0): string => {
  const { editor } = chip(node, label, at)
  if (editor.kind !== 'choice') throw new Error(`${label} is no choice`)
  return printExpression(editor.choose(value))
}
const typed = (node: Expression, label: string, text: string, at = 0): string => {
  const { editor } = chip(node, label, at)
  if (editor.kind === 'values') return printExpression(editor.set(text.split(',')))
  if (editor.kind !== 'value') throw new Error(`${label} takes no value`)
  return printExpression(editor.set(text))
}

const conditions = [
  'country in ("US", "CA")',
  'country not in ("US")',
  'country = "US" ignoring case',
  'country = city',
  'age between 1 and 5',
  'birthday anniversary within next 7 days',
  'birthday not within this month',
  'sum(orders.amount within last 90 days where status = "paid") >= 500',
  'count(orders) >= 3',
  'count(orders.coupon) / count(orders) >= 0.8',
  'did "Order Completed" at least 3 times within last 30 days where (total > 50)',
  'not did "Email Opened" since last "Order Completed"',
  'not did "Email Opened" since last ("Order Completed" where total > 50)',
  'did any of ("A", "B") on at least 3 days',
  'did first_time "A" within last 1 months',
  'did within last 7 days "A" then "B" within 2 days where (x = 1) then not "C" within 1 days',
  'did orders then orders within 30 days',
  'has at least 2 orders since 2026-01-01 where (status = "paid" and channel = "web")',
  'has no orders',
  'not has orders from 2026-01-01 to 2026-01-31',
  'all orders where (status != "pending") have (status = "paid")',
  'in segment vips',
  'not in segment vips',
  'account_id in segment vips',
  'in at least 2 of (vips, others)',
  'top 5 % by sum(orders.amount) among (country = "US")',
  'bottom 100 by signup_unix',
  'in bucket 0 to 9 of 100 salt "exp1"',
  'tags has element where (element starts with "run:")',
  'attributes.plan.tier = "gold"',
  'marketing_consent',
  'not marketing_consent',
  'when country = "US" then true else false',
  'length(country) + 1 > 3',
]

/** Every change that sets what is there already. */
const unchanged = (node: Expression): readonly Expression[] =>
  chips(node).flatMap(({ editor }) => {
    switch (editor.kind) {
      case 'choice':
        return editor.value === undefined ? [] : [editor.choose(editor.value)]
      case 'value':
        return editor.value === '' ? [] : [editor.set(editor.value)]
      case 'values':
        return [editor.set(editor.values)]
      default: {
        const { value } = readExpression(editor.text, editor.as)
        return value ? [editor.set(value)] : []
      }
    }
  })

test.each(conditions)('%s: choosing what is chosen changes nothing', (text) => {
  const node = read(text)
  expect(chips(node).length + Number(node.kind === 'field')).toBeGreaterThan(0)
  for (const next of unchanged(node)) expect(printExpression(next)).toBe(printExpression(node))
})

test.each(conditions)('%s: chips have names of their own', (text) => {
  const parts = ruleParts(scope, read(text)).filter((part) => part.kind !== 'word')
  expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length)
})

test.each(conditions)('%s: every choice of every chip is SegQL again', (text) => {
  const node = read(text)
  for (const { editor } of chips(node)) {
    if (editor.kind !== 'choice') continue
    for (const { value } of editor.options()) {
      const next = printExpression(editor.choose(value))
      expect(readExpression(next, 'condition').value && printExpression(read(next))).toBe(next)
    }
  }
})

test('the sentence is told in words', () => {
  expect(sentenceOf(scope, read('sum(orders.amount within last 90 days where status = "paid") >= 500'))).toBe(
    'sum of orders › amount within the last 90 days where status is paid, is at least 500',
  )
  expect(sentenceOf(scope, read('not did "Email Opened" since last "Order Completed"'))).toBe(
    'did not do Email Opened even once since their last Order Completed',
  )
})

test('an operator keeps the value it can keep', () => {
  const node = read('country = "US"')
  expect(chosen(node, 'Operator', 'not in')).toBe('country not in ("US")')
  expect(chosen(node, 'Operator', 'is set')).toBe('country is set')
})

test('a field of another type begins its own question', () => {
  expect(chosen(read('country = "US"'), 'Field', '["age"]')).toBe('age >= `?`')
  expect(chosen(read('country = "US"'), 'Field', '["city"]')).toBe('city = "US"')
})

test('values are typed as the field asks', () => {
  expect(typed(read('age >= 5'), 'Value', '12.50')).toBe('age >= 12.50')
  expect(typed(read('country in ("US")'), 'Values', 'US,DE')).toBe('country in ("US", "DE")')
  expect(typed(read('age in (1)'), 'Values', '1,2')).toBe('age in (1, 2)')
  expect(typed(read('country = "US"'), 'Value', '')).toBe('country = `?`')
})

test('a filter is added, extended and removed', () => {
  const node = read('has orders')
  const filtered = act(node, /^where/)
  expect(printExpression(filtered)).toBe('has orders where (`?` = `?`)')
  const two = read('has orders where (status = "paid" and channel = "web")')
  expect(printExpression(act(two, /^Remove this/))).toBe('has orders where (channel = "web")')
  expect(printExpression(act(read('has orders where (status = "paid")'), /^Remove this/))).toBe('has orders')
})

test('fields inside a filter are those of the rows', () => {
  const { editor } = chip(read('has orders where (status = "paid")'), 'Field')
  if (editor.kind !== 'choice') throw new Error('the field is no choice')
  const labels = editor.options().map(({ label }) => label)
  expect(labels).toContain('status')
  expect(labels).not.toContain('country')
  expect(labels).toContain('customer › country')
})

test.each(sentenceStarts)('the start %s is unfinished or complete SegQL', (start) => {
  const begun = beginSentence(start)
  if (begun === 'group') return
  expect(printExpression(read(printExpression(begun)))).toBe(printExpression(begun))
  expect(hasHole(begun)).toBe(start !== 'sample')
})

test('what is found by name begins a sentence that parses', () => {
  const options = startOptions(scope)
  expect(options.length).toBeGreaterThan(40)
  for (const { value } of options) {
    const begun = sentenceFrom(scope, value)
    if (begun !== 'group') expect(printExpression(read(printExpression(begun)))).toBe(printExpression(begun))
  }
})
