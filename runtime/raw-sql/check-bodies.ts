import type { LintOptions } from '../../compiler/raw/lint.ts'
import type { Diagnostic, Fix } from '../../grammar/diagnostic.ts'
import type { ParsedDocument, ParsedItem } from '../../grammar/document.ts'
import type { Span } from '../../grammar/origin.ts'
import type { Connection } from '../config-schema.ts'
import type { Project } from '../project.ts'
import { lintOptionsOf } from './lint-options.ts'
import { digestOf, rememberedFindings } from './remembered.ts'

interface Body {
  readonly document: ParsedDocument
  readonly item: ParsedItem
  readonly kind: 'segment' | 'traits'
  readonly name: string
  readonly connection: string | undefined
  readonly entity: string
  readonly text: string
}

/**
 * What is wrong with the raw SQL of a project's segments and trait sets, told where it stands in their files. Nothing is asked
 * of a warehouse; a reader is loaded only when there is raw SQL in its dialect.
 */
export const checkRawBodies = async (project: Project): Promise<readonly Diagnostic[]> => {
  const bodies = project.documents.flatMap(bodiesOf)
  if (bodies.length === 0) return []
  const remembered = rememberedFindings(project.root)
  const catalogs = new Map(Object.entries(project.catalog.connections).map(([name, one]) => [name, digestOf(one)]))
  const found: Diagnostic[] = []
  for (const body of bodies) {
    const entity = project.checked.entities.get(body.entity)
    if (!entity) continue
    const name = body.connection ?? entity.connection
    const connection = project.config?.connections[name]
    if (!connection) continue
    const catalog = project.catalog.connections[name]
    const options = lintOptionsOf({ ...body, entity, limits: project.config.limits }, connection, catalog)
    const asked = [connection.kind, body.text, { ...options, catalog: catalogs.get(name) }]
    const diagnostics = await remembered.of(asked, () => lintBody(connection.kind, body.text, options))
    found.push(...diagnostics.map((diagnostic) => inBody(diagnostic, body)))
  }
  remembered.keep()
  return found
}

const lintBody = async (
  kind: Connection['kind'],
  text: string,
  options: LintOptions,
): Promise<readonly Diagnostic[]> => {
  const { readerOf } = await import('../readers/index.ts')
  const { lintSql } = await import('../../compiler/raw/lint.ts')
  return (await lintSql(await readerOf(kind), text, options)).diagnostics
}

const bodiesOf = (document: ParsedDocument): readonly Body[] =>
  document.items.flatMap((item) => {
    const node = item.item
    if ((node?.kind !== 'segment' && node?.kind !== 'traits') || node.body.kind !== 'sql') return []
    const { kind, name, connection, entity, body } = node
    return body.text.trim() === '' ? [] : [{ document, item, kind, name, connection, entity, text: body.text }]
  })

/** The text stands in the file as it is, between its fences; in a JSON document only the whole of it has a place. */
const inBody = (diagnostic: Diagnostic, { document, item, name, text }: Body): Diagnostic => {
  const { span, fix, ...finding } = diagnostic
  const origin = item.item ? item.origins.of(item.item, 'sql') : {}
  const message = `In the SQL of \`${name}\`: ${finding.message}`
  const told = { ...finding, message, ...(document.file !== undefined && { file: document.file }) }
  const at =
    origin.span && document.text !== undefined ? document.text.indexOf(text, item.start + origin.span.start) : -1
  if (at === -1) return { ...told, ...(origin.path !== undefined && { path: origin.path }) }
  const moved = (one: Span): Span => ({ start: at + one.start, end: at + one.end })
  const movedFix = (one: Fix): Fix => ({
    ...one,
    edits: one.edits.map((edit) => ({ ...edit, span: moved(edit.span) })),
  })
  return { ...told, span: moved(span ?? { start: 0, end: text.length }), ...(fix && { fix: movedFix(fix) }) }
}
