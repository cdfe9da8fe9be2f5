import { randomUUID } from 'node:crypto'
import { myApplication, type ReceiptShownBy, renewReceipt, showApplication } from '@heard/contracts/champions'
import { eraseContribution, eraseMyContribution, listErasures, openingsOfMine } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }

describe('an applicant who lost the code of their receipt', () => {
  let platform: TestHeard
  beforeEach(async () => {
    platform = await startTestHeard()
  })
  afterEach(() => platform.close())
  const { as, applies, becomesChampion, link } = volunteersOf(() => platform)

  const renew = async (application: string, shownBy: ReceiptShownBy = 'phone', key: string = randomUUID()) => {
    const { headers } = await as('coordinator')
    headers.set('idempotency-key', key)
    return platform.call(renewReceipt, { params: { ...params, application }, body: { shownBy } }, { headers })
  }
  const opens = async (receipt: string) => codeOf(await platform.call(myApplication, { body: { receipt } })) ?? 'opens'
  const erase = async (contribution: string, who = 'data-protection') =>
    platform.call(eraseContribution, { params: { ...params, contribution }, body: { way: 'e-mail' } }, await as(who))

  it('gets a new one, and the old one opens nothing any more', async () => {
    const { application, receipt } = await applies()
    const { receipt: first } = ok(await renew(application))
    expect([await opens(receipt), await opens(first)]).toEqual(['unknown-receipt', 'opens'])
    const { receipt: second } = ok(await renew(application, 'in-person'))
    expect([await opens(first), await opens(second)]).toEqual(['unknown-receipt', 'opens'])
    const { history } = ok(await platform.call(showApplication, { params: { ...params, application } }, await as('coordinator')))
    expect(history.map(({ what, by }) => [what, by])).toEqual([
      ['applied', 'applicant'],
      ['receipt-renewed', 'you'],
      ['receipt-renewed', 'you'],
    ])
    const { openings } = ok(await platform.call(openingsOfMine, { body: { receipt: second } }))
    expect(openings.map(({ reason }) => reason)).toContain('application')
    expect(codeOf(await renew(randomUUID()))).toBe('unknown-application')
  })

  it('gets the same one when it is sent again, also when another was made since', async () => {
    const { application } = await applies()
    const key = randomUUID()
    const answers = await Promise.all([renew(application, 'phone', key), renew(application, 'phone', key)])
    const [first = '', again] = answers.map((answer) => ok(answer).receipt)
    expect(again).toBe(first)
    const { receipt: later } = ok(await renew(application))
    expect(ok(await renew(application, 'phone', key)).receipt).toBe(first)
    expect([await opens(first), await opens(later)]).toEqual(['unknown-receipt', 'opens'])
    expect(codeOf(await renew(application, 'in-person', key))).toBe('key-reused')
  })

  it('connects an account and erases with it', async () => {
    const { application } = await becomesChampion()
    const { receipt } = ok(await renew(application))
    expect(ok(await link(receipt))).toEqual({ application })
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    expect(await opens(receipt)).toBe('unknown-receipt')
    await expect.poll(async () => codeOf(await renew(application))).toBe('unknown-application')
  })

  it('is erased by data protection when they ask, and the record says in which way', async () => {
    const { application, receipt } = await becomesChampion()
    const { receipt: renewed } = ok(await renew(application))
    expect(codeOf(await erase(application, 'coordinator'))).toBe('not-allowed')
    expect(codeOf(await erase(randomUUID()))).toBe('not-found')
    ok(await erase(application))
    const last = async () => ok(await platform.call(listErasures, { params }, await as('data-protection'))).erasures[0]
    await expect.poll(async () => (await last())?.state).toBe('erased')
    expect(await last()).toMatchObject({ contribution: application, by: 'staff', way: 'e-mail', purposes: 'all' })
    expect([await opens(receipt), await opens(renewed)]).toEqual(['unknown-receipt', 'unknown-receipt'])
    const { details, erased } = ok(await platform.call(showApplication, { params: { ...params, application } }, await as('coordinator')))
    expect([details, erased]).toEqual([undefined, true])
  })
})
