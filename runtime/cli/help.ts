import { sharedOptions } from './arguments.ts'
import type { Command, Option } from './command.ts'
import { commandNames, commands } from './commands.ts'
import { formatTable } from './table.ts'

const twoColumns = (rows: readonly (readonly [string, string])[]): string => {
  const table = formatTable([{ title: '' }, { title: '' }], rows)
  return table
    .split('\n')
    .slice(1)
    .map((line) => `  ${line}`)
    .join('\n')
}

export const overview = (): string => `SegQL: say who you mean, and get exactly those people from a data warehouse.

Usage: segql COMMAND [FOLDER] [NAME…]
The project's folder is the first argument, or the current folder.

Commands:
${twoColumns(commandNames.map((name) => [name, commands[name].summary] as const))}

\`segql COMMAND --help\` tells more. Exit codes: 0 done (warnings too), 1 errors found, 2 wrong usage, 3 a run failed,
130 interrupted.
`

export const commandHelp = (name: string, command: Command): string => {
  const options: Readonly<Record<string, Option>> = { ...command.options, ...sharedOptions }
  const rows = Object.entries(options).map(
    ([key, { value, about }]) => [`--${key}${value === undefined ? '' : ` ${value}`}`, about] as const,
  )
  return `segql ${name}: ${command.summary}

Usage: segql ${name} ${command.usage}

Options:
${twoColumns(rows)}

Example:
  ${command.example}
`
}
