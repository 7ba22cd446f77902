import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { hole } from '../model/holes.ts'
import type { EventChoice } from '../model/scope.ts'
import type { Act, Chip, Option, Place } from './parts.ts'

const texts = messages.build

export interface Named {
  readonly relation?: string | undefined
  readonly events: readonly string[]
}
export interface NamedNext {
  readonly events: string[]
  readonly relation?: string
}

const eventValue = ({ name, relation }: EventChoice): string =>
  JSON.stringify(relation === undefined ? [name] : [name, relation])

export const eventOptions = (events: readonly EventChoice[]): readonly Option[] =>
  events.map((event) => ({
    value: eventValue(event),
    label: event.name,
    ...(event.relation !== undefined && { group: event.relation }),
  }))

const withEvent = (named: Named, at: number, name: string, relation: string | undefined): NamedNext => ({
  events: named.events.map((event, index) => (index === at ? name : event)),
  ...(relation !== undefined && { relation }),
})

/** One event of a sentence. */
export const eventChip = (
  { scope, path }: Place,
  named: Named,
  at: number,
  set: (next: NamedNext) => Expression,
): Chip => {
  const name = named.events[at] ?? hole
  const empty = name === hole
  const known = scope.events.find((event) => event.name === name && event.relation === named.relation)
  return {
    kind: 'chip',
    key: `${path}:event ${at}`,
    path: `${path}/events`,
    label: texts.labels.event,
    text: empty ? texts.choose.event : name,
    tone: 'event',
    ...(empty && { empty }),
    editor: {
      kind: 'choice',
      ...(known && { value: eventValue(known) }),
      options: () => eventOptions(scope.events),
      choose: (value) => {
        const [chosen = hole, relation] = JSON.parse(value) as readonly string[]
        return set(withEvent(named, at, chosen, relation ?? named.relation))
      },
      other: (typed) => set(withEvent(named, at, typed, named.relation)),
    },
  }
}

/** `or` another event, and away with one of several. */
export const eventActs = (path: string, named: Named, set: (next: NamedNext) => Expression): readonly Act[] => {
  const relation = named.relation === undefined ? {} : { relation: named.relation }
  const add: Act = {
    kind: 'act',
    key: `${path}:add event`,
    icon: 'add',
    label: texts.acts.orEvent,
    text: texts.acts.or,
    apply: () => set({ ...relation, events: [...named.events, hole] }),
  }
  const away: Act = {
    kind: 'act',
    key: `${path}:remove event`,
    icon: 'remove',
    label: texts.acts.removeEvent,
    apply: () => set({ ...relation, events: named.events.slice(0, -1) }),
  }
  return named.events.length > 1 ? [away, add] : [add]
}
