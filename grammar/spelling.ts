/** How texts are spelled: `"…"` with escapes, `'…'` with none, raw text between three or more double quotes. */

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' }
const escapePattern = /\\(?:u\{([0-9a-fA-F]{1,6})\}|([\s\S]?))/gu

export interface Unescaped {
  readonly value: string
  /** Offsets of escapes the language does not have, in the text with its quotes. */
  readonly wrong: readonly { readonly start: number; readonly end: number }[]
}

/** Reads `"…"` with its quotes. */
export const readDoubleQuoted = (source: string): Unescaped => {
  const wrong: { start: number; end: number }[] = []
  const value = source
    .slice(1, -1)
    .replace(escapePattern, (all, code: string | undefined, sign: string, offset: number) => {
      const point = code === undefined ? undefined : Number.parseInt(code, 16)
      if (point !== undefined && point <= 0x10ffff) return String.fromCodePoint(point)
      const plain = point === undefined ? escapes[sign] : undefined
      if (plain === undefined) wrong.push({ start: offset + 1, end: offset + 1 + all.length })
      return plain ?? all
    })
  return { value, wrong }
}

const control = /[\p{Cc}\p{Cs}\u2028\u2029]/gu
const named: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' }

const escaped = (value: string): string =>
  value
    .replace(/["\\]/g, '\\$&')
    .replace(control, (sign) => named[sign] ?? `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)

/** `"…"`, or `'…'` where that spares escapes. */
export const printText = (value: string): string =>
  /["\\]/.test(value) && !value.includes("'") && value.search(control) < 0 ? `'${value}'` : `"${escaped(value)}"`

/**
 * Raw text as the tree holds it: blank lines at the start and blanks at the end are layout, and so is a blank at the start when
 * there is only one line. Inner lines stay as they are.
 */
export const canonicalRaw = (content: string): string => {
  const text = content.replace(/^(?:[ \t\r]*\n)+/, '').replace(/[ \t\r\n]+$/, '')
  return text.includes('\n') ? text : text.replace(/^[ \t\r]+/, '')
}

/** Reads raw text with its fence. */
export const readRaw = (source: string): string => {
  const fence = /^"+/.exec(source)?.[0].length ?? 3
  // An empty raw text and its two fences are one run of quotes.
  return canonicalRaw(fence === source.length ? '' : source.slice(fence, -fence))
}

/** Raw text fenced by enough quotes; several lines stand on their own lines, the fence at `indent`. */
export const printRaw = (text: string, indent: string): string => {
  const longest = Math.max(2, ...(text.match(/"+/g) ?? []).map((run) => run.length))
  const fence = '"'.repeat(longest + 1)
  return text.includes('\n') ? `${fence}\n${text}\n${indent}${fence}` : `${fence} ${text}${text && ' '}${fence}`
}

export const readBackticks = (source: string): string => source.slice(1, -1).replaceAll('``', '`')
