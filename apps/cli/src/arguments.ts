import { parseArgs } from 'node:util'
import type { Command, Given, Option } from './command.ts'
import { UsageError } from './failures.ts'

/** Options of every command. */
export const commonOptions = {
  json: { what: 'print the result as JSON, for scripts' },
  help: { what: 'show this help' },
} as const satisfies Record<string, Option>

const optionsOf = (command: Command): Readonly<Record<string, Option>> => ({ ...command.options, ...commonOptions })

/** `--file CSV` */
export const optionText = (name: string, { value }: Option): string => (value === undefined ? `--${name}` : `--${name} ${value}`)

/** The command whose words the line begins with, and what follows them; the longest name wins. */
export const findCommand = (commands: readonly Command[], line: readonly string[]): { command: Command; rest: readonly string[] } | undefined => {
  const fits = ({ name }: Command): boolean => name.split(' ').every((word, index) => line[index] === word)
  const command = commands.filter(fits).toSorted((a, b) => b.name.length - a.name.length)[0]
  return command && { command, rest: line.slice(command.name.split(' ').length) }
}

type Token = NonNullable<ReturnType<typeof tokensOf>>[number]

const tokensOf = (rest: readonly string[], options: Readonly<Record<string, Option>>) =>
  parseArgs({
    args: [...rest],
    options: Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  }).tokens

const checkOption = (token: Extract<Token, { kind: 'option' }>, command: Command, seen: ReadonlySet<string>): void => {
  const options = optionsOf(command)
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
  if (!option) {
    const known = Object.entries(options).map(([name, each]) => optionText(name, each))
    throw new UsageError(`${token.rawName} is no option of heard ${command.name}; use ${known.join(', ')}`)
  }
  if (seen.has(token.name)) throw new UsageError(`--${token.name} is given twice; give it once`)
  if (option.value === undefined && token.value !== undefined) throw new UsageError(`--${token.name} takes no value; leave out "=${token.value}"`)
  const looksLikeOption = !token.inlineValue && token.value?.startsWith('-') && token.value !== '-'
  if (option.value !== undefined && (!token.value || looksLikeOption)) {
    throw new UsageError(`--${token.name} needs a value: ${optionText(token.name, option)}`)
  }
}

const checkMissing = (command: Command, texts: Readonly<Record<string, string>>): void => {
  const argument = command.arguments.find(({ name, optional }) => !optional && texts[name] === undefined)
  if (argument) throw new UsageError(`${argument.name} is missing (${argument.what}); see heard ${command.name} --help`)
  const option = Object.entries(command.options).find(([name, { required }]) => required && texts[name] === undefined)
  if (option) throw new UsageError(`${optionText(...option)} is missing (${option[1].what}); see heard ${command.name} --help`)
}

/**
 * What stands behind a command's name.
 * @throws UsageError naming the argument and the fix
 */
export const parseArguments = (command: Command, rest: readonly string[]): Given => {
  const texts: Record<string, string> = {}
  const switches = new Set<string>()
  const seen = new Set<string>()
  const places = [...command.arguments]
  for (const token of tokensOf(rest, optionsOf(command)) ?? []) {
    if (token.kind === 'option') {
      checkOption(token, command, seen)
      seen.add(token.name)
      if (token.value === undefined) switches.add(token.name)
      else texts[token.name] = token.value
    } else if (token.kind === 'positional') {
      const place = places.shift()
      if (!place) throw new UsageError(`"${token.value}" is one argument too many for heard ${command.name}; see heard ${command.name} --help`)
      texts[place.name] = token.value
    }
  }
  if (!switches.has('help')) checkMissing(command, texts)
  return { texts, switches }
}

/** The whole number that an option must be. @throws UsageError */
export const wholeNumber = (name: string, text: string, smallest: number): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < smallest) {
    throw new UsageError(`--${name} must be a whole number from ${smallest}, not "${text}"`)
  }
  return value
}
