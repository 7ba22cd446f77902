/** Where something stands: UTF-16 offsets into a text, or a JSON pointer into a document. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Origin {
  readonly span?: Span
  readonly path?: string
}

/**
 * Where the nodes of one document stand. Kept beside the tree, by node identity, so that the tree itself is the same whether
 * it came from text or from JSON. `part` names a property of the node (`segment`, `path`, `window`); without an origin of its
 * own it stands where the node stands.
 */
export interface Origins {
  readonly of: (node: object, part?: string) => Origin
}

export const nowhere: Origins = { of: () => ({}) }
