import { commonOptions, optionText } from './arguments.ts'
import type { Command } from './command.ts'

const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

const usage = ({ name, arguments: places, options }: Command): string => {
  const args = places.map((place) => (place.optional ? `[${place.name}]` : place.name))
  const all: Command['options'] = { ...options, json: commonOptions.json }
  const flags = Object.entries(all).map(([flag, option]) => (option.required ? optionText(flag, option) : `[${optionText(flag, option)}]`))
  return ['./heard', name, ...args, ...flags].join(' ')
}

/** Help for one command. */
export const commandHelp = (command: Command): string[] => {
  const rows = [
    ...command.arguments.map(({ name, what }) => [name, what] as const),
    ...Object.entries({ ...command.options, ...commonOptions }).map(([name, option]) => [optionText(name, option), option.what] as const),
  ]
  return [`${usage(command)}`, '', command.summary, '', ...table(rows), ...(command.notes ? ['', ...command.notes] : [])]
}

/** Help over all commands, or over those whose name begins with the words given. */
export const overallHelp = (commands: readonly Command[], beginning = ''): string[] => {
  const listed = commands.filter(({ name }) => beginning === '' || name.startsWith(`${beginning} `))
  return [
    './heard COMMAND [options]',
    '',
    ...table((listed.length > 0 ? listed : commands).map(({ name, summary }) => [name, summary] as const)),
    '',
    './heard COMMAND --help says more about one. On Windows: npm run heard -- COMMAND',
  ]
}
