import { nearest } from '../../grammar/nearest.ts'
import { type Answer, type Invocation, usageMistake } from './command.ts'

type Action = (invocation: Invocation) => Promise<Answer>

const actions = {
  add: async () => (await import('./connection-add.ts')).addAction,
  list: async () => (await import('./connection-list.ts')).listAction,
  test: async () => (await import('./connection-test.ts')).testAction,
  'rotate-key': async () => (await import('./connection-rotate-key.ts')).rotateKeyAction,
  remove: async () => (await import('./connection-remove.ts')).removeAction,
} as const satisfies Record<string, () => Promise<Action>>

const isAction = (name: string | undefined): name is keyof typeof actions =>
  name !== undefined && Object.hasOwn(actions, name)

/** `segql connection ACTION [NAME]`. */
export const connection = async (invocation: Invocation): Promise<Answer> => {
  const [action, ...names] = invocation.names
  const all = Object.keys(actions)
  if (!isAction(action)) {
    const message =
      action === undefined ? '`connection` needs an action.' : `\`${action}\` is no action of \`connection\`.`
    const near = action === undefined ? [] : nearest(action, all)
    const shown = (near.length > 0 ? near : all).map((name) => `\`${name}\``).join(', ')
    return usageMistake(message, near.length > 0 ? `The nearest: ${shown}.` : `The actions are ${shown}.`)
  }
  const wanted = action === 'list' ? 0 : 1
  if (names.length !== wanted) {
    return usageMistake(
      wanted === 0
        ? '`connection list` takes no name.'
        : `\`connection ${action}\` takes one name; these are ${names.length}.`,
    )
  }
  return (await actions[action]())({ ...invocation, names })
}
