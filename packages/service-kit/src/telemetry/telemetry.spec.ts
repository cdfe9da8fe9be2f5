import { describe, expect, it } from 'vitest'
import { AddressPattern } from '../log/field.ts'
import { keptLog } from '../testing.ts'
import { watchedExporter } from './export-watch.ts'
import { securityAttributes } from './security-attributes.ts'
import { silentTelemetry, type Telemetry } from './telemetry.ts'
import { watchedLog } from './watched-log.ts'

const account = '01936f00-0000-7000-8000-0000000000aa'
const words = 'I was told at 3 in the morning'

/** Does not compile once the types let words in. */
export const refusedByTypes = (telemetry: Telemetry): void => {
  // @ts-expect-error there is no such span
  telemetry.begin('something')
  // @ts-expect-error a page is its pattern, not an address
  telemetry.begin('request').end({ page: '/r/0123456789ABCDEFGHJKMNPQRS', method: 'GET', status: 200 })
  // @ts-expect-error there is no such attribute
  telemetry.begin('append').end({ facts: 1, outcome: 'done', words })
  // @ts-expect-error an operation is a route of the contract
  telemetry.measure('heard.request.duration', 1, { route: words, method: 'GET', status: 200 })
  // @ts-expect-error whose it was is said to nobody
  telemetry.count('heard.log.events', { event: 'import.failed', level: 'error', account })
}

describe('telemetry', () => {
  it('without a collector does the work and nothing else', async () => {
    const span = silentTelemetry.begin('append')
    expect(span.within(() => 'done')).toBe('done')
    expect(silentTelemetry.begin('command')).toBe(span)
    await silentTelemetry.close()
  })

  it('says the codes of an event of security, and not whom it is about', () => {
    expect(securityAttributes('security.access-refused', { account, route: { id: 'listAccounts' } })).toStrictEqual({
      event: 'security.access-refused',
      route: 'listAccounts',
    })
    expect(securityAttributes('security.roles-changed', { account, by: account, what: 'invited' })).toStrictEqual({
      event: 'security.roles-changed',
      what: 'invited',
    })
    const page = new AddressPattern(words)
    expect(securityAttributes('security.request-forged', { page, words })).toStrictEqual({ event: 'security.request-forged', page: '?' })
  })

  it('counts warnings and errors of the log by event, and events of security by themselves', () => {
    const { log } = keptLog()
    const counted: unknown[] = []
    const telemetry: Telemetry = {
      ...silentTelemetry,
      count: (...given) => counted.push(given),
      countSecurity: (...given) => counted.push(given),
    }
    const watched = watchedLog(log, telemetry)
    watched.event('platform.stopped', {})
    watched.event('import.failed', { error: new Error(words) })
    watched.event('telemetry.not-sent', {})
    watched.event('security.break-glass-used', { account })
    expect(counted).toStrictEqual([
      ['heard.log.events', { event: 'import.failed', level: 'error' }],
      ['heard.log.events', { event: 'telemetry.not-sent', level: 'warn' }],
      ['security.break-glass-used', { account }],
    ])
  })

  it('says once that a collector takes nothing, and again after it did', () => {
    const { log, lines } = keptLog()
    const answers = [1, 1, 0, 0, 1]
    const given: string[] = []
    const exporter = watchedExporter(log)({
      export(items: string, done: (result: { readonly code: number }) => void) {
        given.push(items)
        done({ code: answers[given.length - 1] ?? 0 })
      },
    })
    const told = answers.map((_, n) => {
      let code: number | undefined
      exporter.export(`${n}`, (result) => {
        code = result.code
      })
      return [code, lines().length]
    })
    expect(told).toStrictEqual([
      [1, 1],
      [1, 1],
      [0, 1],
      [0, 1],
      [1, 2],
    ])
    expect([given, lines()[0]]).toStrictEqual([['0', '1', '2', '3', '4'], { level: 'warn', event: 'telemetry.not-sent' }])
  })
})
