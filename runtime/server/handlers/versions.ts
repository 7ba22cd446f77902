import { wholeProject } from '../edited.ts'
import type { Handlers } from '../handlers.ts'
import { isRefusal } from '../refusal.ts'

export const versionHandlers = {
  'GET /api/versions': async ({ query: { kind, name } }, context) => {
    const project = await wholeProject(context)
    if (isRefusal(project)) return project
    const { segments, traits } = project.checked
    const entity = (kind === 'segment' ? segments.get(name) : traits.get(name))?.entity ?? ''
    const found = await (await context.store()).versions.list({ kind, entity, name })
    return {
      versions: found.flatMap(({ version, text, who, at }) =>
        text === null ? [] : [{ id: String(version), savedAt: at, by: who, text }],
      ),
    }
  },
} satisfies Partial<Handlers>
