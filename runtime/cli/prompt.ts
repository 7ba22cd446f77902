import { createInterface } from 'node:readline/promises'

/** Questions on the terminal. Each rejects with an AbortError when the work is stopped. */
export interface Prompt {
  readonly text: (question: string, suggestion?: string) => Promise<string>
  /** What is typed is not shown. */
  readonly secret: (question: string) => Promise<string>
  /** One of several, by its number. */
  readonly choose: (question: string, options: readonly string[]) => Promise<number>
  readonly confirm: (question: string) => Promise<boolean>
}

/** Whether somebody sits there who can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

export const processPrompt = (signal: AbortSignal): Prompt => {
  const text: Prompt['text'] = async (question, suggestion) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    // In raw mode Ctrl-C is a key of the interface, not a signal of the system.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    try {
      const asked = suggestion === undefined ? `${question}: ` : `${question} [${suggestion}]: `
      return (await lines.question(asked, { signal })).trim() || (suggestion ?? '')
    } finally {
      lines.close()
    }
  }
  return {
    text,
    secret: (question) => readHidden(question, signal),
    choose: async (question, options) => {
      process.stderr.write(`${question}\n${options.map((option, index) => `  ${index + 1}. ${option}\n`).join('')}`)
      for (;;) {
        const number = Number(await text(`1 to ${options.length}`, '1'))
        if (Number.isInteger(number) && number >= 1 && number <= options.length) return number - 1
      }
    },
    confirm: async (question) => /^y(es)?$/i.test(await text(`${question} (y/N)`)),
  }
}

const keys = { enter: '\r', line: '\n', interrupt: '\u0003', end: '\u0004', erase: '\u007f', back: '\b' } as const

const ends: ReadonlySet<string> = new Set([keys.enter, keys.line, keys.end])

const readHidden = (question: string, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process
    stderr.write(`${question}: `)
    const letters: string[] = []
    const end = (): void => {
      stdin.setRawMode(false).pause().off('data', onData)
      signal.removeEventListener('abort', onAbort)
      stderr.write('\n')
    }
    const onAbort = (): void => {
      end()
      reject(signal.reason)
    }
    const onData = (typed: string): void => {
      for (const letter of typed) {
        if (ends.has(letter)) {
          end()
          resolve(letters.join(''))
          return
        }
        if (letter === keys.interrupt) process.kill(process.pid, 'SIGINT')
        else if (letter === keys.erase || letter === keys.back) letters.pop()
        else letters.push(letter)
      }
    }
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort)
    stdin.setEncoding('utf8').setRawMode(true).on('data', onData).resume()
  })
