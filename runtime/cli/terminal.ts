import { writeSync } from 'node:fs'
import { styleText } from 'node:util'

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan'

export interface Terminal {
  /** Style for what goes to stdout or stderr; plain when that is no terminal or NO_COLOR is set. */
  readonly out: Paint
  readonly error: Paint
  /** Replaces the progress line on stderr; does nothing when that is no terminal. */
  readonly progress: (line: string) => void
  readonly write: (text: string) => Promise<void>
  readonly writeError: (text: string) => void
}

export type Paint = (style: Style | readonly Style[], text: string) => string

const wantsColour = (stream: NodeJS.WriteStream): boolean => {
  if (process.env.NO_COLOR) return false
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true
  return stream.isTTY === true && process.env.TERM !== 'dumb'
}

const paint = (colour: boolean): Paint =>
  colour ? (style, text) => styleText(style as Style[], text, { validateStream: false }) : (_, text) => text

/** The process's own terminal. A reader that goes away (`| head`) ends the output, not the command. */
export const processTerminal = (): Terminal => {
  let closed = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    closed = true
  })
  const live = process.stderr.isTTY === true && process.env.TERM !== 'dumb'
  let shown = false
  const clear = (): void => {
    if (shown) writeSync(2, '\r\u001b[2K')
    shown = false
  }
  return {
    out: paint(wantsColour(process.stdout)),
    error: paint(wantsColour(process.stderr)),
    progress: (line) => {
      if (!live) return
      clear()
      if (line !== '') writeSync(2, line.slice(0, (process.stderr.columns ?? 80) - 1))
      shown = line !== ''
    },
    write: async (text) => {
      clear()
      if (closed) return
      await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
    },
    writeError: (text) => {
      clear()
      process.stderr.write(text)
    },
  }
}
