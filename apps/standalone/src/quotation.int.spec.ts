import { setTimeout as pause } from 'node:timers/promises'
import type { Problem } from '@heard/contracts'
import {
  approveQuotation,
  changeConsent,
  deidentifyContribution,
  type IdentifyingSpan,
  listQuotations,
  proposeQuotation,
  publicQuotations,
  refuseQuotation,
  shareStory,
} from '@heard/contracts/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const happened = 'Dr Khan never rang me back. I felt forgotten by everybody.'
const khan: IdentifyingSpan = { field: 'happened', from: 3, to: 7, kind: 'name' }
const said = 'I felt forgotten by everybody.'
const purpose = 'anonymous-quotation'

const codeOf = (answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }) => (answer.ok ? 'accepted' : answer.problem.type)

describe('quotations', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  const tell = async (agrees: boolean) => {
    const story = await plainStory(platform.call, { words: { happened } })
    const consents = story.consents.map((choice) => (choice.purpose === purpose ? { ...choice, given: agrees } : choice))
    const answer = await platform.call(shareStory, { params: { programme }, body: { ...story, consents } })
    if (!answer.ok) throw new Error(answer.problem.title)
    const choice = consents.find((each) => each.purpose === purpose)
    if (!choice) throw new Error('nobody asks about quotations')
    return { ...answer.body, choice }
  }
  const mark = async (contribution: string, spans: IdentifyingSpan[] = [khan]) =>
    platform.call(deidentifyContribution, { params: { programme, contribution }, body: { spans } }, { headers: await platform.as('analyst') })
  const shownFrom = happened.replace('Khan', '[name]').indexOf(said)
  const propose = async (contribution: string, changes: { from?: number; to?: number; textVersion?: number } = {}, account = 'analyst') =>
    platform.call(
      proposeQuotation,
      { params: { programme }, body: { contribution, field: 'happened', from: shownFrom, to: shownFrom + said.length, textVersion: 1, ...changes } },
      { headers: await platform.as(account) },
    )
  const proposed = async (contribution: string, account?: string): Promise<string> => {
    const answer = await propose(contribution, {}, account)
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body.quotation
  }
  const approve = async (quotation: string, account = 'publisher') =>
    platform.call(approveQuotation, { params: { programme, quotation } }, { headers: await platform.as(account) })
  const afterAllFacts = async (headers = new Headers()) => {
    const after = new Headers(headers)
    after.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    return after
  }
  const inPublic = async (): Promise<Map<string, string>> => {
    const answer = await platform.call(publicQuotations, { params: { programme } }, { headers: await afterAllFacts() })
    if (!answer.ok) throw new Error(answer.problem.title)
    return new Map(answer.body.quotations.map(({ quotation, words }) => [quotation, words.text]))
  }
  const listed = async (state: 'proposed' | 'approved' | 'refused' | 'withdrawn', quotation: string, account = 'publisher') => {
    const answer = await platform.call(
      listQuotations,
      { params: { programme }, query: { state } },
      { headers: await afterAllFacts(await platform.as(account)) },
    )
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body.quotations.find((each) => each.quotation === quotation)
  }
  /** Waits for what the platform does by itself. */
  const ended = async (quotation: string) => {
    for (;;) {
      const found = await listed('withdrawn', quotation)
      if (found) return found
      await pause(25)
    }
  }
  const publish = async (): Promise<{ quotation: string; told: Awaited<ReturnType<typeof tell>> }> => {
    const told = await tell(true)
    await mark(told.contribution)
    const quotation = await proposed(told.contribution)
    expect(codeOf(await approve(quotation))).toBe('accepted')
    return { quotation, told }
  }

  it('are public once a second person has approved them, without what was taken out', async () => {
    const { contribution } = await tell(true)
    await mark(contribution)
    const quotation = await proposed(contribution)
    expect((await inPublic()).has(quotation)).toBe(false)
    expect(await listed('proposed', quotation)).toEqual({
      quotation,
      contribution,
      field: 'happened',
      state: 'proposed',
      proposedAt: expect.any(String),
      own: false,
      words: { language: 'en', text: said },
    })
    expect((await listed('proposed', quotation, 'analyst'))?.own).toBe(true)
    expect(codeOf(await approve(quotation))).toBe('accepted')
    expect((await inPublic()).get(quotation)).toBe(said)
    expect((await listed('approved', quotation))?.words).toEqual({ language: 'en', text: said })
    expect(codeOf(await approve(quotation, 'coordinator'))).toBe('/problems/already-decided')
  })

  it('record each opening of the words', async () => {
    const { contribution } = await tell(true)
    await mark(contribution)
    const before = await platform.heard.platform.store.head()
    await proposed(contribution)
    const opened: object[] = []
    for await (const { type, data } of platform.heard.platform.store.readAll({ after: before })) if (type === 'PersonalDataOpened') opened.push(data)
    expect(opened).toContainEqual({ purpose: 'narrative', reason: 'review', opened: [expect.any(String)], refused: [], unreadable: [] })
  })

  it('are opened for a list at once, each teller’s words in the one record of it', async () => {
    for (let teller = 0; teller < 2; teller += 1) {
      const { contribution } = await tell(true)
      await mark(contribution)
      await proposed(contribution)
    }
    const before = await platform.heard.platform.store.head()
    await listed('proposed', '')
    const opened: object[] = []
    for await (const { type, data } of platform.heard.platform.store.readAll({ after: before })) if (type === 'PersonalDataOpened') opened.push(data)
    const refs = expect.arrayContaining([expect.any(String), expect.any(String)])
    expect(opened).toEqual([{ purpose: 'narrative', reason: 'review', opened: refs, refused: [], unreadable: [] }])
  })

  it('need the consent of the teller, de-identified words and a part that nothing was taken out of', async () => {
    const silent = await tell(false)
    await mark(silent.contribution)
    expect(codeOf(await propose(silent.contribution))).toBe('/problems/no-consent')
    const { contribution } = await tell(true)
    expect(codeOf(await propose(contribution))).toBe('/problems/not-de-identified')
    await mark(contribution)
    expect(codeOf(await propose(contribution, { textVersion: 2 }))).toBe('/problems/text-changed')
    expect(codeOf(await propose(contribution, { from: 0, to: 12 }))).toBe('/problems/touches-redaction')
    expect(codeOf(await propose(contribution, { to: 9_000 }))).toBe('/problems/span-outside-words')
  })

  it('are for two people: who may only propose cannot approve, who decides says why not', async () => {
    const { contribution } = await tell(true)
    await mark(contribution)
    const quotation = await proposed(contribution, 'connector')
    expect((await approve(quotation, 'connector')).ok).toBe(false)
    const body = { reason: 'out-of-context' as const }
    const refused = await platform.call(refuseQuotation, { params: { programme, quotation }, body }, { headers: await platform.as('coordinator') })
    expect(codeOf(refused)).toBe('accepted')
    const found = await listed('refused', quotation)
    expect([found?.reason, found?.words]).toEqual(['out-of-context', undefined])
  })

  it('go when the teller takes the consent back, and their copy with them', async () => {
    const { quotation, told } = await publish()
    const withdrawal = { receipt: told.receipt, choice: { ...told.choice, given: false } }
    expect(codeOf(await platform.call(changeConsent, { body: withdrawal }))).toBe('accepted')
    expect((await inPublic()).has(quotation)).toBe(false)
    expect((await ended(quotation)).ended).toBe('consent-ended')
    await platform.call(changeConsent, { body: { receipt: told.receipt, choice: told.choice } })
    expect((await inPublic()).has(quotation)).toBe(false)
  })

  it('go when something inside them is marked later, and stay when something beside them is', async () => {
    const [kept, gone] = [await publish(), await publish()]
    await mark(kept.told.contribution, [khan, { ...khan, from: 8, to: 13 }])
    await mark(gone.told.contribution, [khan, { ...khan, from: happened.indexOf('everybody'), to: happened.length }])
    expect((await ended(gone.quotation)).ended).toBe('marked')
    const shown = await inPublic()
    expect([shown.has(gone.quotation), shown.get(kept.quotation)]).toEqual([false, said])
  })
})
