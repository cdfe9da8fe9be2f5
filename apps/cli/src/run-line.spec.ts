import { describe, expect, it } from 'vitest'
import type { Command, Outcome, Surroundings } from './command.ts'
import { commands } from './commands.ts'
import { Failed, UsageError } from './failures.ts'
import { runLine } from './run-line.ts'

const surroundings: Surroundings = { environment: {}, standing: '/', root: '/', progress: () => undefined }
const doing = (run: () => Promise<Outcome>): Command => ({
  name: 'do it',
  summary: 'Do it',
  arguments: [],
  options: { well: { what: 'as it should be' } },
  run,
})
const outcome = (done: boolean): Outcome => ({ done, data: { done }, lines: ['It is said.'] })
const lineOf = (run: () => Promise<Outcome>, ...line: string[]) => runLine([doing(run)], ['do', 'it', ...line], surroundings)

describe('running a command line', () => {
  it('prints lines for people and ends with 0 when it is done', async () => {
    expect(await lineOf(async () => outcome(true))).toEqual({ code: 0, out: ['It is said.'], errors: [] })
  })

  it('prints JSON for scripts and ends with 1 when it is not done', async () => {
    expect(await lineOf(async () => outcome(false), '--json')).toEqual({ code: 1, out: ['{\n  "done": false\n}'], errors: [] })
  })

  it('ends with 1 and the reason when it fails, in JSON too', async () => {
    const fails = () => Promise.reject(new Failed('The door is shut'))
    expect(await lineOf(fails)).toEqual({ code: 1, out: [], errors: ['The door is shut'] })
    expect(await lineOf(fails, '--json')).toEqual({ code: 1, out: ['{\n  "error": "The door is shut"\n}'], errors: ['The door is shut'] })
  })

  it('ends with 2 when the line is wrong', async () => {
    const fails = () => Promise.reject(new UsageError('--well is wrong'))
    expect(await lineOf(fails)).toEqual({ code: 2, out: [], errors: ['--well is wrong'] })
  })

  it('says that nobody answers when nobody does', async () => {
    const fails = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:9') }))
    expect((await lineOf(fails)).errors).toEqual([
      'The platform cannot be reached (connect ECONNREFUSED 127.0.0.1:9); start it, or check the address behind --into',
    ])
  })

  it('shows help without running', async () => {
    const fails = () => Promise.reject(new Failed('run'))
    expect(await lineOf(fails, '--help')).toEqual({
      code: 0,
      out: [
        './heard do it [--well] [--json]',
        '',
        'Do it',
        '',
        '  --well  as it should be',
        '  --json  print the result as JSON, for scripts',
        '  --help  show this help',
      ],
      errors: [],
    })
  })
})

describe('the commands of heard', () => {
  const run = (...line: string[]) => runLine(commands, line, surroundings)

  it('are listed by --help', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out.slice(2, -2).map((line) => line.trim().split('  ')[0])).toEqual(commands.map(({ name }) => name))
  })

  it('have help each', async () => {
    for (const { name } of commands) {
      const { code, out } = await run(...name.split(' '), '--help')
      expect([code, out[0]?.startsWith(`./heard ${name} `)]).toEqual([0, true])
    }
  })

  it('are named when none was asked for, and when one is unknown', async () => {
    expect((await run()).errors[0]).toBe('Say which command to run.')
    expect((await run('fly')).errors[0]).toBe('heard has no command "fly".')
    expect((await run('import')).errors[0]).toBe('heard import needs one more word.')
    expect((await run('import', '--help')).code).toBe(0)
    expect((await run('fly')).code).toBe(2)
  })
})
