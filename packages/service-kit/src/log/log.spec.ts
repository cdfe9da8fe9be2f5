import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptLog } from '../testing.ts'
import { createLog } from './create-log.ts'
import { AddressPattern } from './field.ts'
import { definitions, type Log } from './log.ts'
import { logGuide } from './log-guide.ts'
import { nestLogger } from './nest-logger.ts'

const account = '01936f00-0000-7000-8000-0000000000aa'
const words = 'I was told at 3 in the morning'

/** Does not compile once the types let words in. */
export const refusedByTypes = (log: Log): void => {
  // @ts-expect-error there is no such event
  log.event('something.happened', {})
  // @ts-expect-error there is no such field
  log.event('vault.not-kept', { error: new Error(), message: words })
  // @ts-expect-error a code is from a closed list
  log.count('security.sign-in-refused', { why: words })
  // @ts-expect-error an operation is a route of the contract, not an address
  log.count('security.limit-hit', { route: '/r/0123456789ABCDEFGHJKMNPQRS' })
  // @ts-expect-error a page is its pattern, not an address
  log.count('security.request-forged', { page: '/r/0123456789ABCDEFGHJKMNPQRS' })
  // @ts-expect-error what is counted is not said one by one
  log.event('security.limit-hit', { count: 1 })
  // @ts-expect-error every field of an event is given unless it may be left out
  log.event('security.roles-changed', { account })
}

describe('the log', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-29T10:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('writes a line of JSON for an event, with its time and its level', () => {
    const lines: string[] = []
    createLog('info', { write: (line) => void lines.push(line) }).event('platform.started', { milliseconds: 812.25 })
    expect(lines).toStrictEqual(['{"level":"info","time":"2026-11-29T10:00:00.000Z","event":"platform.started","milliseconds":812.3}\n'])
  })

  it('writes nothing below its level', () => {
    const lines: string[] = []
    const log = createLog('warn', { write: (line) => void lines.push(line) })
    log.event('platform.stopped', {})
    log.event('witness.lost', {})
    expect(lines.map((line) => JSON.parse(line).event)).toStrictEqual(['witness.lost'])
  })

  it('drops what the types were talked round to let through', () => {
    const { log, lines } = keptLog()
    log.event('security.roles-changed', { account: words, by: account, what: words as 'roles', why: words } as never)
    log.event('security.file-refused', { why: { toString: () => words } } as never)
    log.event('request.answered', {
      request: words,
      page: new AddressPattern(words),
      file: new AddressPattern('/assets/*'),
      route: { id: words },
      method: 'GET',
      status: Number.NaN,
      milliseconds: 1,
    })
    expect(lines()).toStrictEqual([
      { level: 'warn', event: 'security.roles-changed', account: '?', by: account, what: '?' },
      { level: 'warn', event: 'security.file-refused', why: '?' },
      {
        level: 'info',
        event: 'request.answered',
        request: '?',
        route: '?',
        page: '?',
        file: '/assets/*',
        method: 'GET',
        status: '?',
        milliseconds: 1,
      },
    ])
  })

  it('says of an error its class, its type and places in our code, never a word of its message', () => {
    const { log, lines } = keptLog()
    class NotKept extends Error {
      readonly type = 'not-kept'
    }
    const error = new NotKept(`${words}\n    at ${import.meta.filename}:1:1\n    at node:internal:2:2`, { cause: new Error(words) })
    log.event('import.failed', { error })
    log.event('import.failed', { error: words })
    log.event('import.failed', { error: Object.assign(new Error(words), { name: words, type: words }) })
    const at = expect.arrayContaining([expect.stringMatching(/^packages\/service-kit\/src\/log\/log\.spec\.ts:\d{2}$/)])
    expect(lines()).toStrictEqual([
      { level: 'error', event: 'import.failed', error: { class: 'NotKept', type: 'not-kept', at } },
      { level: 'error', event: 'import.failed', error: { class: 'string', at: [] } },
      { level: 'error', event: 'import.failed', error: { class: 'Error', at } },
    ])
    expect(JSON.stringify(lines())).not.toMatch(/morning|spec\.ts:1"|internal:2/)
  })

  it('adds up what is counted for a minute, for each combination of fields', () => {
    const { log, lines } = keptLog()
    log.count('security.limit-hit', { route: { id: 'shareStory' } })
    log.count('security.limit-hit', { route: { id: 'myContribution' } })
    vi.advanceTimersByTime(59_999)
    log.count('security.limit-hit', { route: { id: 'shareStory' } })
    expect(lines()).toStrictEqual([])
    vi.advanceTimersByTime(1)
    const told = [
      { level: 'info', event: 'security.limit-hit', route: 'shareStory', count: 2 },
      { level: 'info', event: 'security.limit-hit', route: 'myContribution', count: 1 },
    ]
    expect(lines()).toStrictEqual(told)
    log.count('security.limit-hit', {})
    log.close()
    log.close()
    expect(lines()).toStrictEqual([...told, { level: 'info', event: 'security.limit-hit', count: 1 }])
  })

  it('keeps what it counts small', () => {
    const { log, lines } = keptLog()
    const each = (n: number) => `01936f00-0000-7000-8000-${String(n).padStart(12, '0')}`
    for (let n = 0; n < 1_500; n += 1) log.count('security.step-up-refused', { account: each(n) })
    log.close()
    expect(lines()).toHaveLength(1_000)
  })

  it('hears from the framework that something failed, and none of its words', () => {
    const { log, lines } = keptLog()
    const logger = nestLogger(log)
    logger.error(words, words, 'ExceptionsHandler')
    logger.fatal?.(new TypeError(words), words)
    for (const quiet of [logger.log, logger.warn, logger.debug, logger.verbose]) quiet?.(words)
    expect(lines()).toStrictEqual([
      { level: 'error', event: 'framework.told' },
      { level: 'error', event: 'framework.told', error: { class: 'TypeError', at: expect.any(Array) } },
    ])
  })

  it('is described in the guide', () => {
    expect(readFileSync(new URL('../../../../docs/guides/logs.md', import.meta.url), 'utf8')).toBe(logGuide())
  })

  it('tells for every event of security, and for every failure, what to do', () => {
    const needs = Object.entries(definitions).filter(([name, { level }]) => name.startsWith('security.') || level === 'warn')
    expect(needs.filter(([, { todo }]) => todo === undefined)).toStrictEqual([])
  })
})
