import {
  agreeReferrals,
  engagementTasks,
  findSupport,
  listReferrals,
  myReferral,
  openReferral,
  publicSignposting,
  recordSignposting,
  referMyself,
  referralForm,
  retentionSchedule,
  signpostingCounts,
  stepReferral,
  withdrawReferral,
} from '@heard/contracts/engagement'
import { RetentionWorker } from '@heard/engagement'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestHeard, type TestHeard } from './testing.ts'

const programme = 'luton-cancer'
const params = { programme }
const DAY_MS = 86_400_000
const textIn = (message: string): string => message.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')

describe('self-referral and signposting', () => {
  const clock = { time: Date.parse('2026-11-29T09:00:00Z'), now: () => clock.time }
  const mails = new TestMailServer()
  let platform: TestHeard
  let piece: string
  beforeAll(async () => {
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
    const found = await platform.call(findSupport, { params })
    piece = (found.ok && found.body.services[0]?.service) || ''
  })
  afterAll(async () => {
    await platform.close()
    await mails.close()
  })

  const as = async (role?: string): Promise<{ headers: Headers }> => {
    const { positions, store } = platform.heard.platform
    const headers = new Headers(role === undefined ? {} : await platform.as(role))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const mailAt = (index: number): Promise<string> =>
    expect
      .poll(() => mails.taken[index], { timeout: 10_000 })
      .toBeDefined()
      .then(() => textIn(mails.taken[index] ?? ''))
  const tokenIn = (mail: string): string => /request\?token=([\w-]+)/.exec(mail)?.[1] ?? ''
  const noticeHash = async (language = 'en'): Promise<string> => {
    const shown = await platform.call(referralForm, { params: { ...params, piece }, query: { language } }, await as())
    return (shown.ok && shown.body.form?.noticeHash) || ''
  }
  const details = { name: 'Amina', contact: '07700 900123', about: 'Walking again' }
  const ask = async (key?: string) => {
    const { headers } = await as()
    if (key !== undefined) headers.set('idempotency-key', key)
    const body = { details, consent: true as const, noticeHash: await noticeHash(), language: 'en' }
    const asked = await platform.call(referMyself, { params: { ...params, piece }, body }, { headers })
    if (!asked.ok) throw new Error(asked.problem.title)
    return asked.body
  }
  const mine = async (receipt: string) => {
    const shown = await platform.call(myReferral, { body: { receipt } }, await as())
    return shown.ok ? [shown.body.state, shown.body.details] : shown.status
  }
  const standing = async () => {
    const listed = await platform.call(listReferrals, { params }, await as('connector'))
    return listed.ok ? listed.body.referrals.map(({ state, late, attempts, by }) => [state, late, attempts, by]) : listed.status
  }

  it('is offered where the partner agreed, and asks for nothing that it does not pass on', async () => {
    expect(await noticeHash()).toBe('')
    const words = { partner: 'Total Wellbeing Luton', email: 'requests@partner.example', agreedBy: 'The service manager' }
    const body = { on: '2026-11-29', fields: ['about' as const], words }
    expect((await platform.call(agreeReferrals, { params: { ...params, piece }, body }, await as('connector'))).status).toBe(403)
    expect((await platform.call(agreeReferrals, { params: { ...params, piece }, body }, await as('coordinator'))).status).toBe(200)
    expect((await noticeHash()).length).toBe(64)
    const tooMuch = { details: { ...details, language: 'Urdu' }, consent: true as const, noticeHash: await noticeHash(), language: 'en' }
    const refused = await platform.call(referMyself, { params: { ...params, piece }, body: tooMuch })
    expect(refused.ok ? '' : refused.problem.type).toBe('/problems/not-asked-for')
    const other = { details, consent: true as const, noticeHash: await noticeHash('ur'), language: 'en' }
    const changed = await platform.call(referMyself, { params: { ...params, piece }, body: other })
    expect(changed.ok ? '' : changed.problem.type).toBe('/problems/notice-changed')
  })

  it('reaches the partner as a link that opens once, and its receipt says so', async () => {
    const key = 'a-key-of-a-form-1'
    const sealing = vi.spyOn(platform.heard.platform.vault, 'seal')
    const [asked, ...pressedAgain] = await Promise.all([ask(key), ask(key), ask(key)])
    expect(pressedAgain).toStrictEqual([asked, asked])
    expect(await ask(key)).toStrictEqual(asked)
    expect(sealing.mock.calls.flatMap(([requests]) => requests.map(({ field }) => field))).toStrictEqual(['referral.details'])
    sealing.mockRestore()
    const mail = await mailAt(0)
    expect(['Amina', '07700', 'Walking again'].filter((text) => mail.includes(text))).toStrictEqual([])
    expect(mail.includes('If the link does not work and nobody at your service has read the request')).toBe(true)
    expect(await mine(asked.receipt)).toStrictEqual(['sent', details])
    const opened = await platform.call(openReferral, { body: { token: tokenIn(mail) } })
    expect(opened.ok && opened.body.details).toStrictEqual(details)
    expect((await platform.call(openReferral, { body: { token: tokenIn(mail) } })).status).toBe(404)
    expect(await mine(asked.receipt)).toStrictEqual(['acknowledged', details])
    expect(await standing()).toStrictEqual([['acknowledged', false, 1, 'partner']])
  })

  it('can be sent again, which ends the first link, and counts as late after a week', async () => {
    clock.time += 1
    const { referral } = await ask()
    const first = tokenIn(await mailAt(1))
    const asTask = async () => {
      const found = await platform.call(engagementTasks, { params }, await as('connector'))
      return found.ok && found.body.tasks.some(({ id }) => id === referral)
    }
    const late = async () => {
      const listed = await platform.call(listReferrals, { params }, await as('connector'))
      return [listed.ok && listed.body.referrals[0]?.late, await asTask()]
    }
    clock.time += 7 * DAY_MS
    expect(await late()).toStrictEqual([false, false])
    clock.time += 1
    expect(await late()).toStrictEqual([true, true])
    clock.time += DAY_MS - 1
    expect(await standing()).toStrictEqual([
      ['sent', true, 1, undefined],
      ['acknowledged', false, 1, 'partner'],
    ])
    const again = { params: { ...params, referral }, body: { step: 'send-again' as const } }
    expect((await platform.call(stepReferral, again, await as('connector'))).status).toBe(200)
    const second = tokenIn(await mailAt(2))
    expect((await platform.call(openReferral, { body: { token: first } })).status).toBe(404)
    expect((await platform.call(stepReferral, { ...again, body: { step: 'acknowledge' } }, await as('connector'))).status).toBe(200)
    expect((await platform.call(openReferral, { body: { token: second } })).status).toBe(404)
    expect(await standing()).toStrictEqual([
      ['acknowledged', false, 2, 'staff'],
      ['acknowledged', false, 1, 'partner'],
    ])
  })

  it('can be taken back: erased here, and the partner is told', async () => {
    const { receipt } = await ask()
    const token = tokenIn(await mailAt(3))
    expect((await platform.call(withdrawReferral, { body: { receipt } })).status).toBe(200)
    const told = await mailAt(4)
    expect([told.includes('was taken back'), told.includes('Amina')]).toStrictEqual([true, false])
    expect(await mine(receipt)).toStrictEqual(['withdrawn', undefined])
    expect((await platform.call(openReferral, { body: { token } })).status).toBe(404)
    expect((await platform.call(withdrawReferral, { body: { receipt } })).status).toBe(200)
  })

  it('goes to the partner that the person agreed to, whoever the service agrees with since', async () => {
    const { referral, receipt } = await ask()
    const words = { partner: 'Another organisation', email: 'requests@another.example', agreedBy: 'The owner' }
    const body = { on: '2026-11-29', fields: ['about' as const], words }
    expect((await platform.call(agreeReferrals, { params: { ...params, piece }, body }, await as('coordinator'))).status).toBe(200)
    expect((await mailAt(5)).includes('requests@partner.example')).toBe(true)
    const again = { params: { ...params, referral }, body: { step: 'send-again' as const } }
    const refused = await platform.call(stepReferral, again, await as('connector'))
    expect(refused.ok ? '' : refused.problem.type).toBe('/problems/other-agreement')
    const seen = await platform.call(myReferral, { body: { receipt } }, await as())
    expect(seen.ok && seen.body.partner).toBe('Total Wellbeing Luton')
    expect((await platform.call(withdrawReferral, { body: { receipt } })).status).toBe(200)
    const told = await mailAt(6)
    expect([told.includes('was taken back'), told.includes('requests@partner.example'), told.includes('another.example')]).toStrictEqual([
      true,
      true,
      false,
    ])
  })

  it('is erased after 90 days, whatever became of it', async () => {
    const { receipt } = await ask()
    clock.time += 92 * DAY_MS
    const line = async () => {
      const schedule = await platform.call(retentionSchedule, { params }, await as('data-protection'))
      return schedule.ok ? schedule.body.lines.find(({ purpose }) => purpose === 'self-referral') : undefined
    }
    expect(await line()).toMatchObject({ held: 3, overdue: 3 })
    await platform.heard.get(RetentionWorker).look()
    expect(await line()).toMatchObject({ held: 0, overdue: 0 })
    expect(await mine(receipt)).toStrictEqual(['sent', undefined])
  })

  it('counts what people were pointed to, in public only rounded and from ten on', async () => {
    const on = new Date(clock.time).toISOString().slice(0, 10)
    const point = async (day = on) =>
      (await platform.call(recordSignposting, { params, body: { services: [piece, piece], channel: 'phone', on: day } }, await as('champion'))).status
    expect(await point('2020-01-01')).toBe(422)
    for (let times = 0; times < 9; times += 1) expect(await point()).toBe(201)
    const shown = async () => {
      const seen = await platform.call(publicSignposting, { params }, await as())
      return seen.ok ? [seen.body.counts.map(({ about }) => about), seen.body.withheld] : seen.status
    }
    expect(await shown()).toStrictEqual([[], true])
    for (let times = 0; times < 4; times += 1) await point()
    expect(await shown()).toStrictEqual([[15], false])
    const counted = await platform.call(signpostingCounts, { params }, await as('champion'))
    expect(counted.ok && counted.body.counts).toStrictEqual([{ piece, service: 'Move More', total: 13, byChannel: { phone: 13 } }])
  })
})
