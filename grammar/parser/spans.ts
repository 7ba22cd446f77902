import type { Span } from '../origin.ts'

/**
 * Where the nodes of one item stand, and parts of them. Every node is noted and hardly one is asked for: notes are kept in a
 * row, and put in order when somebody asks.
 */
export class NodeSpans {
  readonly #nodes: object[] = []
  readonly #parts: (string | undefined)[] = []
  /** The place in a list that a part is, or -1. */
  readonly #places: number[] = []
  readonly #bounds: number[] = []
  #found: Map<object, Map<string, Span>> | undefined

  note(node: object, start: number, end: number, part?: string, place = -1): void {
    this.#nodes.push(node)
    this.#parts.push(part)
    this.#places.push(place)
    this.#bounds.push(start, end)
    this.#found = undefined
  }

  /** Notes of one node hold for another from now on. */
  handOver(from: object, to: object): void {
    for (let index = 0; index < this.#nodes.length; index += 1) if (this.#nodes[index] === from) this.#nodes[index] = to
    this.#found = undefined
  }

  /** Of several notes the latest counts; found from the end, for what was noted just now. */
  latest(node: object, part?: string): Span | undefined {
    for (let index = this.#nodes.length - 1; index >= 0; index -= 1) {
      const isIt = this.#nodes[index] === node && this.#parts[index] === part && this.#places[index] === -1
      if (isIt) return this.#spanAt(index)
    }
    return undefined
  }

  of(node: object, part = ''): Span | undefined {
    this.#found ??= this.#ordered()
    return this.#found.get(node)?.get(part)
  }

  #spanAt(index: number): Span {
    return { start: this.#bounds[2 * index] ?? 0, end: this.#bounds[2 * index + 1] ?? 0 }
  }

  #ordered(): Map<object, Map<string, Span>> {
    const found = new Map<object, Map<string, Span>>()
    this.#nodes.forEach((node, index) => {
      const parts = found.get(node) ?? new Map<string, Span>()
      found.set(node, parts)
      const place = this.#places[index] ?? -1
      const part = this.#parts[index] ?? ''
      parts.set(place < 0 ? part : `${part}.${place}`, this.#spanAt(index))
    })
    return found
  }
}
