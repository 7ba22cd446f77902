import { expect, test } from 'vitest'
import { checkProject } from '../../compiler/index.ts'
import { printItem } from '../../grammar/index.ts'
import { type Checked, checkDefinition } from '../../playground/build/model/check.ts'
import {
  nameFrom,
  type Target,
  textOfDefinition,
  toDefinition,
  toItem,
} from '../../playground/build/model/definition.ts'
import { fileChange } from '../../playground/build/model/file.ts'
import { inOrder } from '../../playground/build/model/moves.ts'
import { countable } from '../../playground/build/model/program.ts'
import { readTarget, readTargetJson } from '../../playground/build/model/read.ts'
import { openSaved } from '../../playground/build/model/session.ts'
import { createBuildStore } from '../../playground/build/model/store.ts'
import { readWorkspace, type Workspace } from '../../playground/project/workspace.ts'
import { catalog, model, settings } from '../model.ts'

const workspaceOf = (segments: string): Workspace => {
  const documents = [
    { file: 'model.segql', text: model, hash: 'm' },
    { file: 'segments/all.segql', text: segments, hash: 's' },
  ]
  const state = { name: 'test', documents, connections: {}, role: 'editor' } as never
  const read = readWorkspace({ ...(state as object), catalog, settings } as never)
  expect(
    checkProject(read.documents, catalog, settings).diagnostics.filter(({ severity }) => severity === 'error'),
  ).toEqual([])
  return read
}
const workspace = workspaceOf(
  '// people\n\nsegment vip_people of customer { where country = "US" }\n\nsegment old_people of customer { where age > 60 }\n',
)

const target = (text: string): Target => {
  const { value, diagnostics } = readTarget(text)
  if (!value) throw new Error(diagnostics[0]?.message)
  return value
}
const check = (text: string): Checked =>
  checkDefinition(toDefinition(target(text)), { workspace, holeMessage: 'to be chosen' })
const told = ({ problems }: Checked): readonly string[] =>
  problems.map(({ path, diagnostic }) => `${path} ${diagnostic.code}`)

test('a finding stands at the word of its rule', () => {
  const checked = check('segment s of customer { where age > 1 and countri = "US" }')
  expect(told(checked)).toEqual(['/operands/0/path E204'])
  const [rule] = checked.left
  expect(rule).toBe(inOrder(checked.definition.outline)[1])
  expect(checked.text.slice(...Object.values(checked.spanOf(rule!)!))).toBe('countri = "US"')
})

test('an unfinished rule is told once, and left out of what is counted', () => {
  const checked = check('segment s of customer { where did "?" then "?" within 7 days and country = `?` and age > 3 }')
  expect(checked.problems.map(({ diagnostic }) => diagnostic.message)).toEqual(['to be chosen', 'to be chosen'])
  expect(printItem(countable(checked).item)).toBe('segment s of customer {\n  where age > 3\n}')
})

test('the text at a place tells its rule', () => {
  const checked = check('segment s of customer { where age > 1 and country = "US" }')
  const [, second] = inOrder(checked.definition.outline)
  expect(checked.ruleAt(checked.text.indexOf('country'))).toBe(second)
})

test('undo and redo go through all views alike', () => {
  const store = createBuildStore(toDefinition(target('segment s of customer { where age > 1 }')))
  const text = () => printItem(toItem(store.getState().definition).item)
  const first = text()
  store
    .getState()
    .setSource('segql', 'segment s of customer { where age > 2 }', target('segment s of customer { where age > 2 }'))
  const second = text()
  store.getState().setOutline((outline) => ({ ...outline }))
  store.getState().undo()
  store.getState().undo()
  expect(text()).toBe(first)
  store.getState().redo()
  expect(text()).toBe(second)
})

test('text that cannot be read keeps the last good rules and is kept itself', () => {
  const store = createBuildStore(toDefinition(target('segment s of customer { where age > 1 }')))
  store.getState().setSource('segql', 'segment s of customer { where age > }', undefined)
  const { definition } = store.getState()
  expect(definition.broken).toEqual({ view: 'segql', text: 'segment s of customer { where age > }' })
  expect(textOfDefinition(definition)).toContain('age > 1')
})

test('text that somebody wrote keeps its layout until rules change', () => {
  const store = createBuildStore(toDefinition(target('segment s of customer { where age > 1 }')))
  const typed = 'segment s of customer {\n\n  where   age>2 }'
  store.getState().setSource('segql', typed, target(typed))
  expect(textOfDefinition(store.getState().definition)).toBe(typed)
  store.getState().setHead((head) => ({ ...head, title: 'S' }))
  expect(textOfDefinition(store.getState().definition)).toBe(
    'segment s of customer {\n  title "S"\n  where age > 2\n}\n',
  )
})

test('JSON is read as the rules it says, and refused with a reason', () => {
  const item = target('segment s of customer { where age > 1 }')
  expect(readTargetJson(JSON.stringify(item)).value).toEqual(item)
  expect(readTargetJson('{"kind": "segment"').diagnostics[0]?.severity).toBe('error')
  expect(readTargetJson('{"kind": "segment"}').diagnostics.length).toBeGreaterThan(0)
})

test('saving changes the one item of its file', () => {
  const { opened } = openSaved(workspace, { kind: 'segment', name: 'vip_people' })!
  const change = fileChange(
    'segment vip_people of customer {\n  where country = "CA"\n}\n',
    'vip_people',
    opened,
    workspace,
  )
  expect(change).toEqual({
    file: 'segments/all.segql',
    opened: 's',
    text: '// people\n\nsegment vip_people of customer {\n  where country = "CA"\n}\n\nsegment old_people of customer { where age > 60 }\n',
  })
})

test('a new segment gets a file of its own', () => {
  expect(fileChange('segment big_ones of customer {}\n', 'big_ones', undefined, workspace)).toEqual({
    file: 'segments/big-ones.segql',
    opened: null,
    text: 'segment big_ones of customer {}\n',
  })
})

test.each([
  ['Big spenders (US)', 'big_spenders_us'],
  ['Käufer, 2026', 'kaufer_2026'],
  ['90 days', 'segment_90_days'],
  ['!!!', 'new_segment'],
])('the title %s makes the name %s', (title, name) => {
  expect(nameFrom(title)).toBe(name)
})
