import { checkProject } from '../../compiler/index.ts'
import { parseText } from '../../grammar/index.ts'
import { readDocument, readProject, settingsOf } from '../../runtime/project.ts'
import { longFile, manySegments } from './many-segments.ts'
import { median, timed } from './measure.ts'
import { type Finding, milliseconds } from './report.ts'

const prepare = async (folder: string) => {
  const { config, catalog, sources } = await readProject(folder)
  if (!config) throw new Error('the example has no configuration')
  return { catalog, settings: settingsOf(config), model: sources.filter(({ file }) => file.startsWith('model/')) }
}
type Prepared = Awaited<ReturnType<typeof prepare>>

const mustBeClean = (diagnostics: readonly { readonly severity: string; readonly message: string }[]): void => {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (error) throw new Error(`the bench's segments have errors: ${error.message}`)
}

const checkMany = async ({ catalog, settings, model }: Prepared, count: number, rounds: number): Promise<number> => {
  const files = [...model, ...manySegments(count)]
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const time = await timed(() => {
      const { value, diagnostics } = checkProject(files.map(readDocument), catalog, settings)
      mustBeClean(diagnostics)
      if (value.segments.size !== count) throw new Error(`${value.segments.size} of ${count} segments were checked`)
    })
    if (round > 0) times.push(time)
  }
  return median(times)
}

/** An edit in the middle of the file: the whole way from the new text to all findings. */
const recheck = async ({ catalog, settings, model }: Prepared): Promise<number> => {
  const models = model.map(readDocument)
  const text = longFile()
  const middle = text.indexOf('at least 2 items', text.length / 2)
  let document = parseText(text, { file: 'long.segql' })
  let { value: checked } = checkProject([...models, document], catalog, settings)
  const times: number[] = []
  for (let round = 0; round < 40; round++) {
    const edited = `${text.slice(0, middle)}at least ${round + 3} items${text.slice(middle + 'at least 2 items'.length)}`
    const time = await timed(() => {
      document = parseText(edited, { file: 'long.segql', previous: document })
      const result = checkProject([...models, document], catalog, settings, checked)
      mustBeClean(result.diagnostics)
      checked = result.value
    })
    if (round >= 10) times.push(time)
  }
  return median(times)
}

export const measureChecker = async (folder: string): Promise<readonly Finding[]> => {
  const prepared = await prepare(folder)
  const hundred = await checkMany(prepared, 100, 9)
  const thousand = await checkMany(prepared, 1_000, 5)
  const tenThousand = await checkMany(prepared, 10_000, 3)
  const lines = longFile().split('\n').length - 1
  return [
    {
      what: 'reading and checking 1,000 segments',
      measured: `100: ${milliseconds(hundred)}, 1,000: ${milliseconds(thousand)}, 10,000: ${milliseconds(tenThousand)}`,
      value: thousand,
      unit: 'ms',
      target: { compare: 'at most', value: 1000 },
    },
    {
      what: 'cost of ten times as many segments (10 is linear)',
      measured: `1,000 against 100: ${(thousand / hundred).toFixed(1)}, 10,000 against 1,000: ${(tenThousand / thousand).toFixed(1)}`,
      value: tenThousand / thousand,
      unit: '×',
      target: { compare: 'at most', value: 12 },
    },
    {
      what: `checking a file of ${lines.toLocaleString('en')} lines again after an edit`,
      measured: 'median of 30 edits',
      value: await recheck(prepared),
      unit: 'ms',
      target: { compare: 'at most', value: 20 },
    },
  ]
}
