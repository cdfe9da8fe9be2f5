import { describe, expect, it } from 'vitest'
import { findCommand, parseArguments, wholeNumber } from './arguments.ts'
import type { Command } from './command.ts'
import { UsageError } from './failures.ts'

const command = (name: string, about: Partial<Command> = {}): Command => ({
  name,
  summary: 'does something',
  arguments: [],
  options: {},
  run: () => Promise.resolve({ done: true, data: {}, lines: [] }),
  ...about,
})
const bring = command('bring', {
  arguments: [
    { name: 'FILE', what: 'what to bring' },
    { name: 'PLACE', what: 'where to', optional: true },
  ],
  options: { map: { value: 'MAP', required: true, what: 'how' }, dry: { what: 'only say' } },
})
const given = (...line: string[]) => parseArguments(bring, line)
const complaint = (...line: string[]): string => {
  try {
    given(...line)
    return 'none'
  } catch (error) {
    return error instanceof UsageError ? error.message : 'another error'
  }
}

describe('a command line', () => {
  it('begins with the words of a command, the longest name first', () => {
    const commands = [command('drill'), command('drill crash')]
    expect(findCommand(commands, ['drill', 'crash', '--json'])).toEqual({ command: commands[1], rest: ['--json'] })
    expect(findCommand(commands, ['drill', 'fire'])).toEqual({ command: commands[0], rest: ['fire'] })
    expect(findCommand(commands, ['fire'])).toBeUndefined()
  })

  it('gives arguments by their place and options by their name, in any order', () => {
    const expected = { texts: { FILE: 'a.csv', PLACE: 'here', map: 'm.json' }, switches: new Set(['dry']) }
    expect(given('a.csv', 'here', '--map', 'm.json', '--dry')).toEqual(expected)
    expect(given('--dry', '--map=m.json', 'a.csv', 'here')).toEqual(expected)
  })

  it('takes a file whose name begins with a dash after two dashes', () => {
    expect(given('--map=m.json', '--', '-a.csv').texts).toEqual({ FILE: '-a.csv', map: 'm.json' })
  })

  it('needs nothing more when help is asked for', () => {
    expect(given('--help')).toEqual({ texts: {}, switches: new Set(['help']) })
  })

  it.each([
    [['--map', 'm'], 'FILE is missing (what to bring); see heard bring --help'],
    [['a.csv'], '--map MAP is missing (how); see heard bring --help'],
    [['a.csv', '--map'], '--map needs a value: --map MAP'],
    [['a.csv', '--map', '--dry'], '--map needs a value: --map MAP'],
    [['a.csv', '--map='], '--map needs a value: --map MAP'],
    [['a.csv', '--map', 'm', '--map', 'n'], '--map is given twice; give it once'],
    [['a.csv', '--map', 'm', '--dry=yes'], '--dry takes no value; leave out "=yes"'],
    [['a.csv', '--mop', 'm'], '--mop is no option of heard bring; use --map MAP, --dry, --json, --help'],
    [['a.csv', '-m'], '-m is no option of heard bring; use --map MAP, --dry, --json, --help'],
    [['a.csv', '--constructor'], '--constructor is no option of heard bring; use --map MAP, --dry, --json, --help'],
    [['a', 'b', 'c', '--map', 'm'], '"c" is one argument too many for heard bring; see heard bring --help'],
  ])('%j is refused, naming the argument and the fix', (line, message) => {
    expect(complaint(...line)).toBe(message)
  })
})

describe('a whole number', () => {
  it('is read from digits', () => {
    expect(wholeNumber('cycles', '200', 1)).toBe(200)
  })

  it.each(['', '0', '-1', '1.5', '1e3', 'many', '99999999999999999999'])('is not "%s"', (text) => {
    expect(() => wholeNumber('cycles', text, 1)).toThrow(new UsageError(`--cycles must be a whole number from 1, not "${text}"`))
  })
})
