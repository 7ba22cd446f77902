import type { AnswerOf, BodyOf, PathParameters, Problem, QueryOf, RouteName } from '../../runtime/server/api/index.ts'

/** The server said no, or could not be reached; `problem` says why in a sentence. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.status = status
    this.problem = problem
  }
}

type Part<Key extends string, Value> = undefined extends Value ? unknown : { readonly [Name in Key]: Value }
type Parameters<Name extends RouteName> = keyof PathParameters<Name> extends never
  ? unknown
  : { readonly parameters: PathParameters<Name> }

/** What a route is asked with: the `{…}` of its path, its query and its body, each only where the route has one. */
export type Ask<Name extends RouteName> = Part<'body', BodyOf<Name>> & Part<'query', QueryOf<Name>> & Parameters<Name>

interface AnyAsk {
  readonly parameters?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** The path with its parameters and query filled in. */
export const addressOf = (path: string, { parameters = {}, query = {} }: AnyAsk): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return search === '' ? filled : `${filled}?${search}`
}

const tokenKey = 'segql.token'
export const rememberToken = (token: string): void => localStorage.setItem(tokenKey, token)
const authorization = (): Readonly<Record<string, string>> => {
  const token = localStorage.getItem(tokenKey)
  return token === null ? {} : { authorization: `Bearer ${token}` }
}

const unreachable: Problem = {
  code: 'unreachable',
  message: 'The server does not answer.',
  hint: '`npm start` or `segql serve` starts it.',
  findings: [],
}

/** Asks the server: `call('POST /api/count', { body: { text } }, signal)`. Rejects with `Refused`, or with an abort. */
export const call = async <Name extends RouteName>(
  route: Name,
  ask: Ask<Name>,
  signal?: AbortSignal,
): Promise<AnswerOf<Name>> => {
  const [method = '', path = ''] = route.split(' ')
  const given = ask as AnyAsk
  let answer: Response
  try {
    answer = await fetch(addressOf(path, given), {
      method,
      headers: { ...authorization(), ...(given.body !== undefined && { 'content-type': 'application/json' }) },
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
      ...(signal && { signal }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Refused(0, unreachable)
  }
  if (!answer.ok) throw new Refused(answer.status, await problemOf(answer))
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  return (isJson ? await answer.json() : answer) as AnswerOf<Name>
}

const problemOf = async (answer: Response): Promise<Problem> => {
  try {
    return (await answer.json()) as Problem
  } catch {
    return { code: String(answer.status), message: `The server answered ${answer.status}.`, findings: [] }
  }
}
