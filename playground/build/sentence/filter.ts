import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { holeExpression } from '../model/holes.ts'
import { conditionParts } from './condition.ts'
import { inside, type Part, type Place, word } from './parts.ts'

const texts = messages.build

type Chain = Extract<Expression, { kind: 'and' | 'or' }>
const isChain = (node: Expression | undefined): node is Chain => node?.kind === 'and' || node?.kind === 'or'

const fresh: Expression = { kind: 'operation', operator: '=', operands: [holeExpression, holeExpression] }

/** `where …`: conditions about the rows, each with its ×, and a + for another. `clear` leaves the filter out. */
export const filterParts = (
  place: Place,
  where: Expression | undefined,
  clear: () => Expression,
  lead: string = texts.words.where,
): readonly Part[] => {
  const add: Part = {
    kind: 'act',
    key: `${place.path}:add`,
    icon: 'add',
    label: texts.acts.addFilter(where ? texts.acts.and : lead),
    text: where ? texts.acts.and : lead,
    apply: () => place.put(where ? extended(where) : fresh),
  }
  return where ? [word(lead), ...listed(place, where, clear), add] : [add]
}

const extended = (where: Expression): Expression =>
  where.kind === 'and' ? { ...where, operands: [...where.operands, fresh] } : { kind: 'and', operands: [where, fresh] }

const remover = (path: string, apply: () => Expression): Part => ({
  kind: 'act',
  key: `${path}:remove`,
  icon: 'remove',
  label: texts.acts.removeFilter,
  apply,
})

const without = (chain: Chain, at: number): Expression => {
  const operands = chain.operands.filter((_, index) => index !== at)
  const [only] = operands
  return operands.length === 1 && only ? only : { ...chain, operands }
}

/** A condition or several, without the word before them. */
export const listed = (place: Place, where: Expression, clear: () => Expression): readonly Part[] => {
  if (!isChain(where)) return [...conditionParts(place, where), remover(place.path, clear)]
  return where.operands.flatMap((operand, at) => {
    const own = inside(place, `/operands/${at}`, (next) => ({
      ...where,
      operands: where.operands.map((each, index) => (index === at ? next : each)),
    }))
    const nested = isChain(operand)
    const parts = nested
      ? [word('('), ...listed(own, operand, () => place.put(without(where, at))), word(')')]
      : [...conditionParts(own, operand), remover(own.path, () => place.put(without(where, at)))]
    return at === 0 ? parts : [joinChip(place, where, at), ...parts]
  })
}

const joinChip = ({ path, put }: Place, chain: Chain, at: number): Part => ({
  kind: 'chip',
  key: `${path}:join ${at}`,
  path,
  label: texts.labels.join,
  text: texts.joins[chain.kind],
  tone: 'verb',
  editor: {
    kind: 'choice',
    value: chain.kind,
    options: () => [
      { value: 'and', label: texts.joins.and },
      { value: 'or', label: texts.joins.or },
    ],
    choose: (kind) => put({ ...chain, kind: kind === 'or' ? 'or' : 'and' }),
  },
})
