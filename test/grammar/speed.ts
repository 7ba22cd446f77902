import { parseText, printDocument } from '../../grammar/index.ts'

/** Prints how long reading and printing take: `node test/grammar/speed.ts`. */

const segment = (index: number): string => `segment s${index} of customer {
  title "Segment ${index}"
  where country in ("US", "CA")
    and sum(orders.amount within last 90 days where status = "paid") >= ${index}
    and did "Product Viewed" at least 3 times within last 30 days where (category = "shoes")
    and has at least 2 orders since 2026-01-01 where (status = "paid" and channel = "web")
    and not has tickets within last 14 days where (status in ("open", "pending"))
    and not in segment employees
  refresh every 1 hour
}`
const file = (count: number): string => Array.from({ length: count }, (_, index) => segment(index)).join('\n\n')

const median = (runs: number, work: () => unknown): string => {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return `${(times[Math.floor(runs / 2)] ?? 0).toFixed(2)} ms`
}

const start = performance.now()
parseText(segment(0))
const rows: [string, string][] = [
  ['the first parse ever, the parser built', `${(performance.now() - start).toFixed(1)} ms`],
]
const lines = file(328)
const before = parseText(lines)
const edited = lines.replace('>= 164', '>= 165')
rows.push(['one segment of 9 lines', median(200, () => parseText(segment(1)))])
rows.push([`a file of ${lines.split('\n').length} lines`, median(20, () => parseText(lines))])
rows.push(['the same after an edit in the middle', median(50, () => parseText(edited, { previous: before }))])
rows.push(['printing it', median(10, () => printDocument(before.document))])
for (const count of [100, 1000, 10_000]) {
  const text = file(count)
  rows.push([`${count} segments`, median(count > 1000 ? 2 : 5, () => parseText(text))])
}
const broken = file(1000).replaceAll('title "', 'title ').replaceAll('and sum', 'and and sum')
rows.push(['1000 segments with two mistakes each', median(2, () => parseText(broken))])
for (const [what, time] of rows) console.log(what.padEnd(44), time.padStart(12))
