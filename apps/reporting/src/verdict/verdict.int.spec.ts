import {
  type AskedAbout,
  championVerdicts,
  claimOutcome,
  codeContribution,
  commitmentHistory,
  defineTheme,
  draftRecommendation,
  giveChampionVerdict,
  giveMyVerdict,
  makeCommitment,
  myVerdicts,
  publishRecommendation,
  recordVerdict,
  respond,
  type Verdict,
} from '@heard/contracts/reporting'
import { newReceiptCode, Receipts, uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { accountOf, programme, startReporting } from '../reporting.fixture.ts'
import { Ballots } from './ballots.ts'
import { VerdictWatch } from './verdict-watch.ts'

let now = Date.parse('2026-03-02T09:00:00.000Z')
const clock = { now: () => now }
const goTo = (day: string): void => {
  now = Date.parse(`${day}T09:00:00.000Z`)
}
const inProgramme = { programme }
const application = uuidv7(7)
const none = { 'no-evidence': null, 'not-started': null, limited: null, substantial: null, complete: null }
let heard: Awaited<ReturnType<typeof startReporting>>
let theme = ''
let commitment = ''
type Holder = { readonly contribution: string; readonly person: string; readonly receipt: string }
const holders: Holder[] = []

const shares = async (coded = true): Promise<Holder> => {
  const person = uuidv7(now + holders.length)
  const contribution = await heard.told.shared(person, 'A long wait')
  const receipt = newReceiptCode()
  await heard.app.get(Receipts, { strict: false }).keep(receipt, { programme, contribution, person })
  await heard.caughtUp()
  if (coded) await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme } })
  return { contribution, person, receipt }
}
const asked = async ({ receipt }: Holder): Promise<AskedAbout[]> => (await heard.send('nobody', myVerdicts, {}, { body: { receipt } })).answer.asked
const says = ({ receipt }: Holder, verdict: Verdict | null, claim = 1) =>
  heard.send('nobody', giveMyVerdict, {}, { body: { receipt, commitment, claim, verdict } })
const seen = async () => (await heard.send('nobody', commitmentHistory, { programme, commitment })).answer.commitment
const count = async (day: string) => {
  goTo(day)
  await heard.app.get(VerdictWatch).look()
  return (await seen()).community
}

beforeAll(async () => {
  heard = await startReporting(clock)
  theme = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  for (let index = 0; index < 22; index += 1) holders.push(await shares())
  const draft = { organisations: ['icb'], themes: [theme], excerpts: [], title: 'Shorter waits', text: 'Call back.', language: 'en' }
  const { recommendation } = (await heard.send('analyst', draftRecommendation, inProgramme, { body: draft })).answer
  const place = { programme, recommendation }
  await heard.send('publisher', publishRecommendation, place, {
    body: { dueBy: '2026-03-31', cannotWait: { reason: 'The meeting is tomorrow', language: 'en' } },
  })
  await heard.send('icb', respond, place, { body: { answer: 'accepted', text: 'Yes.', language: 'en' } })
  const promise = {
    organisation: 'icb',
    recommendation,
    due: '2026-06-01',
    measure: 'Days',
    text: 'Call back in two days',
    ownerRole: 'Head of contact',
    language: 'en',
  }
  commitment = (await heard.send('icb', makeCommitment, inProgramme, { body: promise })).answer.commitment
}, 60_000)
afterAll(() => heard.close())

describe('who holds a receipt', () => {
  const first = () => holders[0] as Holder
  it('is asked nothing before the promise is said to be kept, or its day has passed', async () => {
    expect(await asked(first())).toEqual([])
    expect((await says(first(), 'limited', 0)).problem.type).toBe('/problems/not-asked')
  })
  it('is asked whether they see it, with what the organisation says', async () => {
    goTo('2026-03-03')
    await heard.send('icb', claimOutcome, { programme, commitment }, { body: { level: 'complete', text: 'We call.', language: 'en' } })
    const question = { commitment, claim: 1, organisation: 'icb', due: '2026-06-01' }
    const text = { status: 'open', language: 'en', text: 'Call back in two days' }
    const said = { on: '2026-03-03', level: 'complete', text: { ...text, text: 'We call.' } }
    expect(await asked(first())).toEqual([{ ...question, text, said }])
    expect((await says(first(), 'limited')).status).toBe(204)
    expect(await asked(first())).toEqual([{ ...question, text, said, verdict: 'limited' }])
  })
  it('is not asked about what came before they spoke, nor about what their words did not lead to', async () => {
    const late = await shares()
    const elsewhere = await shares(false)
    expect([await asked(late), await asked(elsewhere)]).toEqual([[], []])
    expect((await says(late, 'complete')).problem.type).toBe('/problems/not-asked')
    expect((await says(elsewhere, 'complete')).problem.type).toBe('/problems/not-asked')
  })
  it('is refused with an unknown code, and about another claim than the newest', async () => {
    expect((await says({ ...first(), receipt: newReceiptCode() }, 'complete')).problem.type).toBe('/problems/unknown-receipt')
    expect((await says(first(), 'complete', 2)).problem.type).toBe('/problems/claim-changed')
  })
  it('counts once, whatever is sent again and from however many windows', async () => {
    await Promise.all(Array.from({ length: 12 }, () => says(first(), 'limited')))
    expect(await count('2026-03-09')).toEqual([])
  })
})

describe('what residents said', () => {
  it('is in no fact and no log before ten have spoken, and then only as counts', async () => {
    for (const holder of holders.slice(1, 10)) await says(holder, 'limited')
    for (const holder of holders.slice(10, 14)) await says(holder, 'complete')
    expect(await count('2026-03-10')).toEqual([])
    expect(await count('2026-03-16')).toEqual([{ from: 'residents', on: '2026-03-16', claim: 1, counts: { ...none, limited: 10 } }])
    const facts: string[] = []
    for await (const fact of heard.platform.store.readStream(`commitment-${programme}.${commitment}`)) facts.push(JSON.stringify(fact.data))
    expect(facts.filter((fact) => holders.some(({ contribution, person }) => fact.includes(contribution) || fact.includes(person)))).toEqual([])
    expect(facts).toHaveLength(3)
  })
  it('makes the promise disputed, beside what the organisation says', async () => {
    const { standing, claims, history } = await seen()
    expect([standing, claims, history.map(({ what }) => what)]).toEqual(['disputed', 1, ['made', 'outcome-claimed', 'verdicts-released']])
  })
  it('is not released again for fewer than ten, nor twice on one day', async () => {
    for (const holder of holders.slice(14, 20)) await says(holder, 'complete')
    for (const holder of holders.slice(0, 3)) await says(holder, null)
    expect((await count('2026-03-23'))[0]?.on).toBe('2026-03-16')
    await says(holders[3] as Holder, 'complete')
    expect(await count('2026-03-30')).toEqual([{ from: 'residents', on: '2026-03-30', claim: 1, counts: { ...none, complete: 10 } }])
    expect((await count('2026-03-30'))[0]?.on).toBe('2026-03-30')
    expect((await seen()).standing).toBe('confirmed')
  })
  it('stands beside what staff recorded at a meeting', async () => {
    await heard.send(
      'coordinator',
      recordVerdict,
      { programme, commitment },
      { body: { from: 'residents', verdict: 'limited', people: 12, language: 'en' } },
    )
    const { standing, verdicts, community } = await seen()
    expect([standing, verdicts.map(({ verdict }) => verdict), community.map(({ on }) => on)]).toEqual(['disputed', ['limited'], ['2026-03-30']])
  })
  it('counts who is gone as one change, not again every Monday', async () => {
    const ballots = heard.app.get(Ballots)
    const place = { programme, commitment, claim: 1, from: 'residents' as const }
    const box = await ballots.read(place)
    const gone = Array.from(
      { length: 10 },
      (_, index) => ({ voter: uuidv7(900 + index), verdict: 'complete', since: 0, before: 'complete' }) as const,
    )
    await ballots.write(place, { ...box, ballots: [...box.ballots, ...gone] })
    expect((await count('2026-04-06'))[0]?.on).toBe('2026-04-06')
    const left = new Set((await ballots.read(place)).ballots.map(({ voter }) => voter))
    expect(gone.filter(({ voter }) => left.has(voter))).toEqual([])
    await says(holders[4] as Holder, 'complete')
    expect((await count('2026-04-13'))[0]?.on).toBe('2026-04-06')
  })
  it('goes with the words of whoever takes them back, or has them erased', async () => {
    const [withdrawn, erased] = holders.slice(18, 20) as [Holder, Holder]
    const notice = { version: 1, language: 'en', hash: 'a'.repeat(64) }
    const consent = { record: uuidv7(now), programme, contribution: withdrawn.contribution, purpose: 'analysis', notice, mode: 'web' as const }
    await heard.told.record(`contribution-${programme}.${withdrawn.contribution}`, { type: 'ConsentWithdrawn', data: consent })
    const { contribution, person } = erased
    const erasure = uuidv7(now)
    await heard.told.record(`erasure-${programme}.${erasure}`, { type: 'ErasureStarted', data: { programme, erasure, contribution, person } })
    await heard.caughtUp()
    await vi.waitUntil(async () => (await asked(erased)).length + (await asked(withdrawn)).length === 0, { timeout: 10_000 })
    const kept = async () =>
      JSON.stringify(await heard.platform.vault.recall('verdict', JSON.stringify([programme, commitment, 1]), new Date(now).toISOString()))
    await vi.waitUntil(async () => !(await kept()).includes(contribution) && !(await kept()).includes(withdrawn.contribution), { timeout: 10_000 })
    expect(JSON.parse(await kept()).left).toEqual({ since: 3, people: 2 })
  })
})

describe('a champion', () => {
  const place = () => ({ programme, commitment })
  const account = accountOf('champion')
  it('is asked once their account is connected, and may change their mind', async () => {
    expect((await heard.send('champion', championVerdicts, inProgramme)).problem.type).toBe('/problems/not-linked')
    await heard.told.record(`champion-links-${programme}`, { type: 'ChampionLinked', data: { programme, application, account } })
    const body = { claim: 1, verdict: 'substantial' as const }
    expect((await heard.send('champion', giveChampionVerdict, place(), { body })).status).toBe(204)
    expect((await heard.send('champion', giveChampionVerdict, place(), { body: { ...body, verdict: 'limited' } })).status).toBe(204)
    const { answer } = await heard.send('champion', championVerdicts, inProgramme)
    expect(answer.asked.map(({ commitment: id, verdict }) => [id, verdict])).toEqual([[commitment, 'limited']])
    expect((await heard.send('coordinator', giveChampionVerdict, place(), { body })).status).toBe(403)
  })
  it('is forgotten when they are no champion any more', async () => {
    await heard.told.record(`champion-links-${programme}`, { type: 'ChampionUnlinked', data: { programme, application } })
    const kept = async () =>
      JSON.stringify(await heard.platform.vault.recall('champion-verdict', JSON.stringify([programme, commitment, 1]), new Date(now).toISOString()))
    await vi.waitUntil(async () => !(await kept()).includes(application), { timeout: 10_000 })
    expect(JSON.parse(await kept())).toEqual({ ballots: [], left: { since: 0, people: 0 } })
  })
})

describe('a new claim', () => {
  it('is asked about anew, and what was released of the one before stays', async () => {
    goTo('2026-04-20')
    await heard.send('icb', claimOutcome, { programme, commitment }, { body: { level: 'complete', text: 'Now we do.', language: 'en' } })
    const [question] = await asked(holders[5] as Holder)
    expect([question?.claim, question?.verdict]).toEqual([2, undefined])
    expect((await says(holders[5] as Holder, 'limited', 1)).problem.type).toBe('/problems/claim-changed')
    const { standing, claims, community } = await seen()
    expect([standing, claims, community.map(({ claim }) => claim)]).toEqual(['claimed', 2, [1]])
  })
})
