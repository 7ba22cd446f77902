/** Text that may break over lines, after Wadler: a group stands on one line if it fits, else all its lines break. */
export type Layout =
  | string
  | readonly Layout[]
  | { readonly kind: 'line'; readonly flat: string }
  | { readonly kind: 'hard' }
  | { readonly kind: 'break' }
  | { readonly kind: 'indent'; readonly content: Layout }
  | { readonly kind: 'group'; readonly content: Layout; readonly broken: boolean }

/** A blank, or a line break where its group breaks. */
export const line: Layout = { kind: 'line', flat: ' ' }
/** Nothing, or a line break where its group breaks. */
export const softline: Layout = { kind: 'line', flat: '' }
export const hardline: Layout = { kind: 'hard' }
/** Makes the groups around it break. */
export const breakHere: Layout = { kind: 'break' }
export const indent = (content: Layout): Layout => ({ kind: 'indent', content })
export const group = (content: Layout, broken = false): Layout => ({
  kind: 'group',
  content,
  broken: broken || breaks(content),
})

export const join = (parts: readonly Layout[], separator: Layout): Layout =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]))

const isList = (layout: Layout): layout is readonly Layout[] => Array.isArray(layout)

const breaks = (layout: Layout): boolean => {
  if (typeof layout === 'string') return layout.includes('\n')
  if (isList(layout)) return layout.some(breaks)
  switch (layout.kind) {
    case 'line':
      return false
    case 'hard':
    case 'break':
      return true
    case 'indent':
      return breaks(layout.content)
    case 'group':
      return layout.broken
    default:
      return layout satisfies never
  }
}

const flat = (layout: Layout): string => {
  if (typeof layout === 'string') return layout
  if (isList(layout)) return layout.map(flat).join('')
  if (layout.kind === 'line') return layout.flat
  return layout.kind === 'indent' || layout.kind === 'group' ? flat(layout.content) : ''
}

/** Prints a layout; groups longer than `width` columns break. */
export const render = (layout: Layout, width: number): string => {
  const lines: string[] = []
  let current = ''
  const newline = (indentation: number): void => {
    lines.push(current.trimEnd())
    current = ' '.repeat(indentation)
  }
  const write = (part: Layout, indentation: number, broken: boolean): void => {
    if (typeof part === 'string') {
      const [first = '', ...others] = part.split('\n')
      current += first
      for (const other of others) {
        lines.push(current)
        current = other
      }
    } else if (isList(part)) for (const inner of part) write(inner, indentation, broken)
    else if (part.kind === 'line' && !broken) current += part.flat
    else if (part.kind === 'line' || part.kind === 'hard') newline(indentation)
    else if (part.kind === 'indent') write(part.content, indentation + 2, broken)
    else if (part.kind === 'group')
      write(part.content, indentation, part.broken || current.length + flat(part.content).length > width)
  }
  write(layout, 0, true)
  return [...lines, current].join('\n')
}
