import { findCommand, parseArguments } from './arguments.ts'
import type { Command, Outcome, Surroundings } from './command.ts'
import { explain, Failed, UsageError } from './failures.ts'
import { commandHelp, overallHelp } from './help.ts'

/** What a command line amounts to: text for both streams and the exit code (0 done, 1 not done, 2 not understood). */
export type Ended = { readonly code: 0 | 1 | 2; readonly out: readonly string[]; readonly errors: readonly string[] }

const asJson = (data: unknown): string => JSON.stringify(data, undefined, 2)

const ended = ({ done, data, lines }: Outcome, json: boolean): Ended => ({ code: done ? 0 : 1, out: json ? [asJson(data)] : lines, errors: [] })

const failed = (error: unknown, json: boolean): Ended => {
  const message = explain(error)
  return { code: error instanceof UsageError ? 2 : 1, out: json ? [asJson({ error: message })] : [], errors: [message] }
}

const withoutCommand = (commands: readonly Command[], line: readonly string[]): Ended => {
  const words = line.filter((word) => !word.startsWith('-')).join(' ')
  const help = overallHelp(commands, words)
  const isGroup = words === '' || commands.some(({ name }) => name.startsWith(`${words} `))
  if (isGroup && line.some((word) => word === '--help' || word === '-h')) return { code: 0, out: help, errors: [] }
  const complaint = words === '' ? 'Say which command to run.' : isGroup ? `heard ${words} needs one more word.` : `heard has no command "${words}".`
  return { code: 2, out: [], errors: [complaint, '', ...help] }
}

/** Runs a command line; never throws. */
export const runLine = async (commands: readonly Command[], line: readonly string[], surroundings: Surroundings): Promise<Ended> => {
  const found = findCommand(commands, line)
  if (!found) return withoutCommand(commands, line)
  const json = found.rest.includes('--json')
  try {
    const given = parseArguments(found.command, found.rest)
    if (given.switches.has('help')) return { code: 0, out: commandHelp(found.command), errors: [] }
    return ended(await found.command.run(given, surroundings), json)
  } catch (error) {
    return failed(error instanceof TypeError && error.message === 'fetch failed' ? unreachable(error) : error, json)
  }
}

const unreachable = (error: TypeError): Failed => {
  const cause = error.cause instanceof Error ? error.cause.message : 'no answer'
  return new Failed(`The platform cannot be reached (${cause}); start it, or check the address behind --into`)
}
