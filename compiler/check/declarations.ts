import type { ParsedDocument, ParsedItem } from '../../grammar/document.ts'
import type { Entity, Item, Segment, Test, Traits } from '../../grammar/tree/index.ts'
import type { Report } from './report.ts'
import { createReport } from './report.ts'
import { createSource, type Source } from './unit.ts'

/** An item of the project and where it stands. */
export interface Declared<I extends Item> extends Source {
  readonly item: I
  readonly parsed: ParsedItem
  readonly file: string | undefined
  /** Its place in the order of files and items. */
  readonly index: number
  /** Findings about the item as one among others: taken names, cycles. */
  readonly report: Report
}

export interface Declarations {
  readonly all: readonly Declared<Item>[]
  readonly entities: ReadonlyMap<string, Declared<Entity>>
  readonly segments: ReadonlyMap<string, Declared<Segment>>
  readonly traits: ReadonlyMap<string, Declared<Traits>>
  readonly tests: readonly Declared<Test>[]
}

const isKind = <K extends Item['kind']>(
  declared: Declared<Item>,
  kind: K,
): declared is Declared<Extract<Item, { kind: K }>> => declared.item.kind === kind

/** The items by name. Of two with one name the first counts, the second is told. */
export const declare = (documents: readonly ParsedDocument[]): Declarations => {
  const all: Declared<Item>[] = []
  const entities = new Map<string, Declared<Entity>>()
  const segments = new Map<string, Declared<Segment>>()
  const traits = new Map<string, Declared<Traits>>()
  const tests: Declared<Test>[] = []
  for (const document of documents) {
    for (const parsed of document.items) {
      const { item } = parsed
      if (!item) continue
      const declared: Declared<Item> = {
        ...createSource(item, parsed.origins, parsed.text),
        item,
        parsed,
        file: document.file,
        index: all.length,
        report: createReport(parsed.origins),
      }
      all.push(declared)
      const taken = (what: string) =>
        declared.report.at('E210', { node: item, part: 'name' }, { name: nameOf(item), what })
      const other = segments.has(nameOf(item)) ? 'segment' : traits.has(nameOf(item)) ? 'trait set' : undefined
      if (isKind(declared, 'test')) tests.push(declared)
      else if (isKind(declared, 'entity')) {
        if (entities.has(declared.item.name)) taken('entity')
        else entities.set(declared.item.name, declared)
      } else if (other) taken(other)
      else if (isKind(declared, 'segment')) segments.set(declared.item.name, declared)
      else if (isKind(declared, 'traits')) traits.set(declared.item.name, declared)
    }
  }
  return { all, entities, segments, traits, tests }
}

const nameOf = (item: Item): string => (item.kind === 'test' ? '' : item.name)
