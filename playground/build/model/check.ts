import type { CheckedProject } from '../../../compiler/project.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { ParsedDocument } from '../../../grammar/document.ts'
import { nodePaths, parseText } from '../../../grammar/index.ts'
import type { Origins, Span } from '../../../grammar/origin.ts'
import { checkEdited, type Workspace } from '../../project/workspace.ts'
import { type Definition, type Target, textOfDefinition, toItem } from './definition.ts'
import { hasHole, hole } from './holes.ts'

/** A finding at a word of a rule: `path` counts from the rule, `rule` is absent for the item's own. */
export interface Problem {
  readonly diagnostic: Diagnostic
  readonly rule?: string
  readonly path: string
}

/** The definition checked within the project: what the screen shows beside the rules. */
export interface Checked {
  readonly definition: Definition
  readonly text: string
  readonly project: CheckedProject
  readonly problems: readonly Problem[]
  /** Rules that are unfinished or wrong; counting leaves them out. */
  readonly left: ReadonlySet<string>
  /** Where rules stand in the text. */
  readonly spanOf: (rule: string) => Span | undefined
  /** The rule whose text is at the place. */
  readonly ruleAt: (offset: number) => string | undefined
}

/** Findings carry the JSON pointer of the item beside the place in its text. */
const withPaths = (parsed: ParsedDocument): ParsedDocument => ({
  ...parsed,
  items: parsed.items.map((one) => {
    if (!one.item) return one
    const paths = nodePaths(one.item)
    const { origins } = one
    const of: Origins['of'] = (node, part) => {
      const path = paths.get(node)
      const own = origins.of(node, part)
      return path === undefined ? own : { ...own, path: part === undefined ? path : `${path}/${part}` }
    }
    return { ...one, origins: { of } }
  }),
})

const startsWith = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

/** The innermost rule or group that a pointer leads into. */
const ruleOf = (path: string, places: ReadonlyMap<string, string>): readonly [string, string] | undefined => {
  let best: readonly [string, string] | undefined
  for (const [id, place] of places) {
    if (startsWith(path, place) && (best === undefined || place.length >= best[1].length)) best = [id, place]
  }
  return best
}

const problemsOf = (
  diagnostics: readonly Diagnostic[],
  places: ReadonlyMap<string, string>,
  expressions: ReadonlyMap<string, unknown>,
): readonly Problem[] => {
  const placed = diagnostics.map((diagnostic): Problem => {
    const found = diagnostic.path === undefined ? undefined : ruleOf(diagnostic.path, places)
    if (!found || diagnostic.path === undefined) return { diagnostic, path: '' }
    return { diagnostic, rule: found[0], path: diagnostic.path.slice(found[1].length) }
  })
  // What an unfinished rule is told of follows from what is still to be chosen.
  const isOfHole = ({ rule, diagnostic }: Problem): boolean =>
    rule === undefined ? diagnostic.message.includes(`"${hole}"`) : hasHole(expressions.get(rule))
  return placed.filter((problem) => !isOfHole(problem))
}

const unfinished = (expressions: ReadonlyMap<string, unknown>, message: string): readonly Problem[] =>
  [...expressions].flatMap(([rule, expression]) =>
    hasHole(expression) ? [{ rule, path: '', diagnostic: { code: 'hole', severity: 'error' as const, message } }] : [],
  )

export interface CheckOptions {
  readonly workspace: Workspace
  readonly instead?: { readonly kind: Target['kind']; readonly name: string } | undefined
  readonly previous?: CheckedProject | undefined
  readonly holeMessage: string
}

/** Checks within the project; `file` names no file, so that other files' findings are told apart. */
export const checkDefinition = (definition: Definition, options: CheckOptions): Checked => {
  const { workspace, instead, previous, holeMessage } = options
  const text = textOfDefinition(definition)
  const parsed = withPaths(parseText(text, { file: 'edited.segql' }))
  const { places } = toItem(definition)
  const { checked, diagnostics } = checkEdited(workspace, parsed, instead, previous)
  const rules = Object.values(definition.outline.nodes).flatMap((node) =>
    node.kind === 'rule' ? [[node.id, node.expression] as const] : [],
  )
  const expressions = new Map<string, unknown>(rules)
  const problems = [...unfinished(expressions, holeMessage), ...problemsOf(diagnostics, places, expressions)]
  const wrong = problems.flatMap(({ rule, diagnostic }) =>
    rule !== undefined && expressions.has(rule) && diagnostic.severity === 'error' ? [rule] : [],
  )
  return { definition, text, project: checked, problems, left: new Set(wrong), ...spansOf(parsed, places, expressions) }
}

const spansOf = (
  parsed: ParsedDocument,
  places: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, unknown>,
): Pick<Checked, 'spanOf' | 'ruleAt'> => {
  const only = parsed.items[0]
  let nodes: Map<string, object> | undefined
  const nodeAt = (path: string): object | undefined => {
    nodes ??= new Map(only?.item ? [...nodePaths(only.item)].map(([node, own]) => [own, node]) : [])
    return nodes.get(path)
  }
  const spanOf = (rule: string): Span | undefined => {
    const place = places.get(rule)
    const node = place === undefined ? undefined : nodeAt(place)
    const span = node && only?.origins.of(node).span
    return span && { start: span.start + only.start, end: span.end + only.start }
  }
  const ruleAt = (offset: number): string | undefined =>
    [...rules.keys()].find((rule) => {
      const span = spanOf(rule)
      return span !== undefined && span.start <= offset && offset <= span.end
    })
  return { spanOf, ruleAt }
}
