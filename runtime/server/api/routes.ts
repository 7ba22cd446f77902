import { z } from 'zod'
import { ConnectionEntry, ConnectionForm, ConnectionTest, KeyRotation, SaveConnection } from './connections.ts'
import { TablePreview, TableQuestion, TableStatistics } from './explore.ts'
import { Conflict, ProjectState, SaveDocument, SourceDocument, Version } from './project.ts'
import {
  CompareAnswer,
  CountAnswer,
  Edited,
  ExplainAnswer,
  ExplainQuestion,
  OverlapAnswer,
  OverlapQuestion,
  TraitsPreview,
  ValuesAnswer,
  ValuesQuestion,
} from './rules.ts'
import { EstimateAnswer, EstimateQuestion, Run, RunList, RunSample, StartedRuns, StartRun } from './runs.ts'
import { Members, PopulationPoint, TargetState } from './segments.ts'
import { AsRulesAnswer, LintAnswer, LintQuestion, TemplateEntry } from './sql.ts'

export const Role = z.enum(['viewer', 'editor', 'admin'])
/** A viewer looks and counts, personal data covered; an editor saves, runs and takes results home; an admin changes connections. */
export type Role = z.infer<typeof Role>

/** One ability of the server. The table below is what the server serves, its OpenAPI document tells, and the browser's client is typed by. */
export interface Route {
  readonly summary: string
  readonly role: Role
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** A schema of JSON, or the media type of a stream. */
  readonly answer: z.ZodType | 'text/csv' | 'text/event-stream' | 'application/vnd.apache.parquet'
  /** Refusals that are more than a `Problem`. */
  readonly conflict?: z.ZodType
}

const Done = z.object({ done: z.literal(true) })
const Limit = z.coerce.number().int().min(1).max(1000)

export const routes = {
  'GET /api/project': { summary: 'Sources, catalog and settings', role: 'viewer', answer: ProjectState },
  'PUT /api/documents': {
    summary: 'Lay out and save a source file, unless somebody changed it meanwhile',
    role: 'editor',
    body: SaveDocument,
    answer: SourceDocument,
    conflict: Conflict,
  },
  'DELETE /api/documents': {
    summary: 'Delete a source file',
    role: 'editor',
    query: z.object({ file: z.string(), opened: z.string() }),
    answer: Done,
    conflict: Conflict,
  },
  'POST /api/catalog/refresh': { summary: 'Look at the warehouses anew', role: 'viewer', answer: ProjectState },
  'GET /api/versions': {
    summary: 'Earlier texts of a segment or trait set, newest first',
    role: 'viewer',
    query: z.object({ kind: z.enum(['segment', 'traits']), name: z.string() }),
    answer: z.object({ versions: z.array(Version) }),
  },
  'POST /api/count': {
    summary: 'Count an edited segment and each of its conditions in one pass, with a sample',
    role: 'viewer',
    body: Edited,
    answer: CountAnswer,
  },
  'POST /api/explain': {
    summary: 'Why a person is in or out',
    role: 'viewer',
    body: ExplainQuestion,
    answer: ExplainAnswer,
  },
  'POST /api/compare': {
    summary: 'Who would enter, leave and stay if an edited segment were saved',
    role: 'viewer',
    body: Edited,
    answer: CompareAnswer,
  },
  'POST /api/values': {
    summary: 'Values of a column to choose from',
    role: 'viewer',
    body: ValuesQuestion,
    answer: ValuesAnswer,
  },
  'POST /api/traits/preview': {
    summary: 'First rows of an edited trait set',
    role: 'viewer',
    body: Edited,
    answer: TraitsPreview,
  },
  'POST /api/overlap': {
    summary: 'How segments overlap',
    role: 'viewer',
    body: OverlapQuestion,
    answer: OverlapAnswer,
  },
  'POST /api/test': {
    summary: 'Run the unit tests of the project',
    role: 'viewer',
    query: z.object({ name: z.string().optional() }),
    answer: z.object({
      passed: z.number(),
      failed: z.number(),
      tests: z.array(
        z.object({ of: z.string(), title: z.string(), passed: z.boolean(), message: z.string().optional() }),
      ),
    }),
  },
  'GET /api/targets': {
    summary: 'Segments and trait sets with their last runs',
    role: 'viewer',
    answer: z.object({ targets: z.array(TargetState) }),
  },
  'GET /api/targets/{name}/population': {
    summary: 'Size over time, one point a run',
    role: 'viewer',
    answer: z.object({ points: z.array(PopulationPoint) }),
  },
  'GET /api/targets/{name}/members': {
    summary: 'First members of the last run',
    role: 'viewer',
    query: z.object({ limit: Limit.default(100) }),
    answer: Members,
  },
  'GET /api/targets/{name}/members.csv': {
    summary: 'All members of the last run as CSV',
    role: 'editor',
    answer: 'text/csv',
  },
  'GET /api/targets/{name}/members.parquet': {
    summary: 'All members of the last run as Parquet',
    role: 'editor',
    answer: 'application/vnd.apache.parquet',
  },
  'PUT /api/targets/{name}/archived': {
    summary: 'Put a segment or trait set into the archive, or take it out',
    role: 'editor',
    body: z.object({ archived: z.boolean() }),
    answer: Done,
  },
  'POST /api/runs': {
    summary: 'Start runs; progress comes by /api/events',
    role: 'editor',
    body: StartRun,
    answer: StartedRuns,
  },
  'GET /api/runs': {
    summary: 'Run history, newest first',
    role: 'viewer',
    query: z.object({ limit: Limit.default(50), before: z.string().optional(), name: z.string().optional() }),
    answer: RunList,
  },
  'GET /api/runs/{id}': { summary: 'One run', role: 'viewer', answer: Run },
  'POST /api/runs/{id}/cancel': { summary: 'Cancel a run, in the warehouse too', role: 'editor', answer: Run },
  'GET /api/runs/{id}/sample': {
    summary: 'At most 100 rows and 10 columns of the result',
    role: 'viewer',
    answer: RunSample,
  },
  'GET /api/runs/{id}/download': {
    summary: 'At most 100 rows and 100 columns as CSV',
    role: 'viewer',
    answer: 'text/csv',
  },
  'POST /api/estimate': {
    summary: 'What a query or an edited segment would cost',
    role: 'viewer',
    body: EstimateQuestion,
    answer: EstimateAnswer,
  },
  'POST /api/lint': {
    summary: 'Judge a raw query before it runs',
    role: 'viewer',
    body: LintQuestion,
    answer: LintAnswer,
  },
  'POST /api/as-rules': {
    summary: 'The same people as rules',
    role: 'viewer',
    body: LintQuestion,
    answer: AsRulesAnswer,
  },
  'GET /api/templates': {
    summary: 'The gallery of queries to start from',
    role: 'viewer',
    answer: z.object({ templates: z.array(TemplateEntry) }),
  },
  'POST /api/explore/preview': {
    summary: 'First rows of a table',
    role: 'viewer',
    body: TableQuestion,
    answer: TablePreview,
  },
  'POST /api/explore/statistics': {
    summary: 'Statistics of a table by column',
    role: 'viewer',
    body: TableQuestion,
    answer: TableStatistics,
  },
  'GET /api/connections': {
    summary: 'Connections, without secrets',
    role: 'viewer',
    answer: z.object({ connections: z.array(ConnectionEntry) }),
  },
  'GET /api/connection-forms': {
    summary: 'What a connection of each kind is asked for',
    role: 'viewer',
    answer: z.object({ forms: z.array(ConnectionForm) }),
  },
  'PUT /api/connections/{name}': {
    summary: 'Make or change a connection',
    role: 'admin',
    body: SaveConnection,
    answer: ConnectionEntry,
  },
  'DELETE /api/connections/{name}': { summary: 'Remove a connection made here', role: 'admin', answer: Done },
  'POST /api/connections/test': {
    summary: 'Test settings before they are saved',
    role: 'admin',
    body: SaveConnection,
    answer: ConnectionTest,
  },
  'POST /api/connections/{name}/test': {
    summary: 'Test a connection step by step',
    role: 'editor',
    answer: ConnectionTest,
  },
  'POST /api/connections/{name}/rotation': {
    summary: 'Make a new key pair; the old key stays in use',
    role: 'admin',
    answer: KeyRotation,
  },
  'POST /api/connections/{name}/rotation/confirm': {
    summary: 'Test with the new key and put it into use',
    role: 'admin',
    answer: ConnectionTest,
  },
  'DELETE /api/connections/{name}/rotation': {
    summary: 'Delete the new key and keep the old one',
    role: 'admin',
    answer: Done,
  },
  'GET /api/events': {
    summary: 'Changes of the project and of runs as they happen',
    role: 'viewer',
    answer: 'text/event-stream',
  },
} as const satisfies Record<string, Route>

export type Routes = typeof routes
export type RouteName = keyof Routes

type Inferred<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined
type PartOf<Name extends RouteName, Part extends string> = Routes[Name] extends { readonly [Key in Part]: infer Schema }
  ? Schema
  : undefined

type ParametersOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : never
/** The `{…}` of a route's path, as text. */
export type PathParameters<Name extends RouteName> = Readonly<Record<ParametersOf<Name>, string>>
/** What the browser sends, before defaults. */
export type BodyOf<Name extends RouteName> = Given<PartOf<Name, 'body'>>
export type QueryOf<Name extends RouteName> = Given<PartOf<Name, 'query'>>
/** What the server reads, defaults filled in. */
export type ReadBody<Name extends RouteName> = Inferred<PartOf<Name, 'body'>>
export type ReadQuery<Name extends RouteName> = Inferred<PartOf<Name, 'query'>>
/** A JSON answer; `Response` for streams. */
export type AnswerOf<Name extends RouteName> = Routes[Name]['answer'] extends z.ZodType
  ? z.output<Routes[Name]['answer']>
  : Response
