import type { Hop, Link } from './ir.ts'

/** Where an expression is written: the names of the frames entered, the person's entity first. */
export interface Writing {
  readonly entity: string
  /** Names of the relations of each frame beyond the person, hops included. */
  readonly frames: readonly (readonly string[])[]
  /** Inside an aggregate's value every path is written from the row it starts from. */
  readonly base?: number
}

export const hopNames = (hops: readonly Hop[]): readonly string[] => hops.map((hop) => hop.relation)
export const linkNames = (links: readonly Link[]): readonly (readonly string[])[] =>
  links.map((link) => [...hopNames(link.hops), link.relation])

/** The written path of a column of a frame: bare in its own row, by relation or entity further up. */
export const fieldPath = (
  { entity, frames, base }: Writing,
  frame: number,
  rest: readonly string[],
): [string, ...string[]] => {
  const path = (names: readonly string[]): [string, ...string[]] => {
    const [first = '?', ...others] = names
    return [first, ...others]
  }
  if (base !== undefined && frame > base) return path([...frames.slice(base, frame).flat(), ...rest])
  if (frame === (base ?? frames.length)) return path(rest)
  return path([frame === 0 ? entity : (frames[frame - 1]?.at(-1) ?? entity), ...rest])
}
