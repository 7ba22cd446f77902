import type { AnswerOf, PathParameters, ReadBody, ReadQuery, RouteName } from './api/routes.ts'
import type { ServerContext } from './context.ts'
import type { Caller } from './guard.ts'
import type { Refusal } from './refusal.ts'

/** One request, read and checked. `signal` ends when the caller has gone. */
export interface Asked<Name extends RouteName> {
  readonly parameters: PathParameters<Name>
  readonly query: ReadQuery<Name>
  readonly body: ReadBody<Name>
  readonly caller: Caller
  readonly signal: AbortSignal
}

export type Handler<Name extends RouteName> = (
  asked: Asked<Name>,
  context: ServerContext,
) => Promise<AnswerOf<Name> | Refusal>

export type Handlers = { readonly [Name in RouteName]: Handler<Name> }
