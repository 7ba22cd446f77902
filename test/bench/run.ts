import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyShop } from '../examples/shop-project.ts'
import { measureChecker } from './check-speed.ts'
import { measureCompilers } from './compile-speed.ts'
import { measureLint } from './lint-speed.ts'
import { measurePostgresRuns } from './postgres-run-speed.ts'
import { type Finding, printReport } from './report.ts'
import { measureRuns } from './run-speed.ts'
import { measureShop } from './shop-speed.ts'
import { measureStart } from './start-speed.ts'

const help = `Measures SegQL and prints one table.

npm run bench -- [--only compile,check,start,lint,shop,runs] [--scale 100]

  --only    some of the parts
  --scale   of the example's warehouse for \`shop\`: 100 is a million customers and 20 million events`

const parts = {
  compile: measureCompilers,
  check: measureChecker,
  start: measureStart,
  lint: measureLint,
  shop: (_folder: string, scale: number) => measureShop(scale),
  runs: async () => [...(await measureRuns()), ...(await measurePostgresRuns())],
} as const satisfies Record<string, (folder: string, scale: number) => Promise<readonly Finding[]>>
type Part = keyof typeof parts
const isPart = (name: string): name is Part => Object.hasOwn(parts, name)

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join(',') },
    scale: { type: 'string', default: '100' },
    help: { type: 'boolean' },
  },
})
const chosen = values.only.split(',').filter(isPart)
const scale = Number(values.scale)
if (values.help || chosen.length === 0 || !(scale > 0)) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const folder = await mkdtemp(join(tmpdir(), 'segql-bench-'))
try {
  await copyShop(folder, { scale: 0.01 })
  const findings: Finding[] = []
  for (const part of chosen) {
    console.error(`measuring ${part} …`)
    findings.push(...(await parts[part](folder, scale)))
  }
  console.log(printReport(findings))
} finally {
  await rm(folder, { recursive: true, force: true })
}
