import type { Declarations } from '../check/declarations.ts'

const ascii = /^[ -~]*$/

/** Names that look the same and are not: letters composed in different ways. */
export const lintTwins = ({ all }: Declarations): void => {
  if (all.every(({ item }) => item.kind === 'test' || ascii.test(item.name))) return
  const seen = new Map<string, string>()
  for (const { item, report } of all) {
    if (item.kind === 'test') continue
    const look = `${item.kind === 'entity' ? 'entity' : 'set'} ${item.name.normalize('NFC')}`
    const other = seen.get(look)
    if (other === undefined) seen.set(look, item.name)
    else if (other !== item.name) report.at('W611', { node: item, part: 'name' }, { name: item.name })
  }
}
