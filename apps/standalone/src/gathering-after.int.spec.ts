import { createHash } from 'node:crypto'
import type { Called, Route } from '@heard/contracts'
import {
  deidentifyContribution,
  draftQuestionnaire,
  liftHold,
  moveConversation,
  noteTable,
  placeHold,
  showQuestionnaire,
} from '@heard/contracts/engagement'
import {
  cancelRegistration,
  doorNotices,
  evaluationLink,
  eventsTasks,
  feedbackNotice,
  giveEvaluation,
  listEvaluations,
  listGatherings,
  myPermissions,
  noteArrival,
  noteHeadcount,
  notePermission,
  permitGuest,
  prepareGathering,
  publishHeard,
  registerForGathering,
  showHeard,
  showPreparation,
  showReach,
  withdrawEvaluation,
  withdrawPermission,
} from '@heard/contracts/events'
import { codeContribution, defineTheme, draftRecommendation, gatheringOutcomes, publishRecommendation } from '@heard/contracts/reporting'
import { RetentionWorker } from '@heard/engagement'
import { GatheringWatch } from '@heard/events'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallQuestionnaire } from './conversation.fixture.ts'
import { announceAt, event, person, gatheringProgramme as programme } from './gathering.fixture.ts'
import { plainStory } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex')
const written = { language: 'en', noticeHash: hashOf(feedbackNotice.words.en) }
const soon = { timeout: 20_000 }
const bodyOf = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }>['body'] => {
  if (!called.ok) throw new Error(called.problem.title)
  return called.body
}
const codeOf = (called: Called<Route>): string => (called.ok ? 'ok' : called.problem.type.replace('/problems/', ''))

describe('after a gathering', () => {
  const clock = { time: Date.parse('2026-12-01T09:00:00Z'), now: () => clock.time }
  const mails = new TestMailServer()
  let platform: TestHeard
  let gathering: string
  const receipts: string[] = []
  const registrations: string[] = []

  const as = async (role?: string): Promise<{ headers: Headers }> => {
    const { positions, store } = platform.heard.platform
    const headers = new Headers(role === undefined ? {} : await platform.as(role))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const here = () => ({ params: { ...params, gathering } })
  const evaluate = async (by: { receipt: string } | { link: string }, more: object = { overall: 'good' }) =>
    codeOf(await platform.call(giveEvaluation, { ...here(), body: { by, ...more } }, await as()))
  const evaluations = async () => bodyOf(await platform.call(listEvaluations, here(), await as('connector')))
  const tasks = async () =>
    bodyOf(await platform.call(eventsTasks, { params }, await as('connector'))).tasks.map(({ kind, id, due, urgent }) => [kind, id, due, urgent])
  const heldIn = async (ref: string): Promise<string> => {
    const [opened] = await platform.heard.platform.vault.open([ref], { purpose: 'event-feedback', actor: 'system', reason: 'gathering' })
    return opened?.status ?? ''
  }
  const factsOf = async (type: string) => {
    const found: Record<string, unknown>[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: [type] })) found.push(data as Record<string, unknown>)
    return found
  }

  beforeAll(async () => {
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
    gathering = await announceAt(platform, event('2026-12-20T10:00:00.000Z', 50))
    for (const name of ['Amina', 'Bilal', 'Chloe']) {
      const { registration, receipt } = bodyOf(await platform.call(registerForGathering, { ...here(), body: person(name) }))
      receipts.push(receipt)
      registrations.push(registration)
    }
  })
  afterAll(async () => {
    await platform.close()
    await mails.close()
  })

  it('keeps who does what for a subject of its own, and records who looks', async () => {
    const body = { checked: [], words: { roles: [{ role: 'someone-to-turn-to' as const, who: 'Nadia, 07700 900123' }] } }
    for (const _ of [1, 2]) bodyOf(await platform.call(prepareGathering, { ...here(), body }, await as('connector')))
    const before = (await factsOf('PersonalDataOpened')).length
    expect(bodyOf(await platform.call(showPreparation, here(), await as('connector')))).toStrictEqual({ preparation: body })
    const opened = (await factsOf('PersonalDataOpened')).slice(before)
    expect(opened.map(({ purpose, reason }) => [purpose, reason])).toStrictEqual([['event-planning', 'gathering']])
    const prepared = await factsOf('GatheringPrepared')
    expect(new Set(prepared.map(({ subject }) => subject)).size).toBe(1)
    expect(prepared.every(({ subject }) => typeof subject === 'string')).toBe(true)
  })

  it('takes how it was from its start on, once for each receipt, and by the link of those who are there', async () => {
    expect(await evaluate({ receipt: receipts[0] ?? '' })).toBe('evaluation-not-open')
    clock.time = Date.parse('2026-12-20T12:00:00Z')
    expect(await evaluate({ receipt: receipts[0] ?? '' }, {})).toBe('nothing-said')
    expect(await evaluate({ receipt: receipts[0] ?? '' }, { overall: 'good', heard: 'yes', words: { ...written, better: 'More chairs' } })).toBe('ok')
    expect(await evaluate({ receipt: receipts[0] ?? '' })).toBe('already-evaluated')
    expect(await evaluate({ receipt: receipts[1] ?? '' }, { words: { ...written, noticeHash: 'a'.repeat(64), good: 'x' } })).toBe('notice-changed')
    const { link } = bodyOf(await platform.call(evaluationLink, here(), await as('connector')))
    expect(await evaluate({ link: 'guessed' })).toBe('unknown-link')
    expect([await evaluate({ link }, { needs: 'none' }), await evaluate({ link }, { words: { ...written, good: 'The food' } })]).toStrictEqual([
      'ok',
      'ok',
    ])
    const other = await announceAt(platform, event('2026-12-20T11:00:00.000Z', 5))
    const elsewhere = await platform.call(
      giveEvaluation,
      { params: { ...params, gathering: other }, body: { by: { receipt: receipts[1] ?? '' }, overall: 'good' } },
      await as(),
    )
    expect(codeOf(elsewhere)).toBe('other-gathering')
  })

  it('names no registration in what is recorded of it', async () => {
    const given = await factsOf('EvaluationGiven')
    expect(given).toHaveLength(3)
    expect(registrations.some((registration) => JSON.stringify(given).includes(registration))).toBe(false)
  })

  it('shows staff what was written, and no small number', async () => {
    const { given, overall, words } = await evaluations()
    expect([given, overall.map(({ people }) => people)]).toStrictEqual([null, [null, null, null, null, null]])
    expect(words.map(({ good, better }) => good ?? better).toSorted()).toStrictEqual(['More chairs', 'The food'])
    expect((await platform.call(listEvaluations, here(), await as('analyst'))).status).toBe(403)
  })

  it('erases what was written when it is taken back, but not what a hold keeps until it is lifted', async () => {
    const before = (await factsOf('EvaluationGiven')).find(({ by }) => by === 'receipt') as { told: { words: { ref: string } } }
    const reason = { reason: 'A court asks', reviewBy: '2027-06-01' }
    const { hold } = bodyOf(await platform.call(placeHold, { params, body: reason }, await as('data-protection')))
    expect(codeOf(await platform.call(withdrawEvaluation, { body: { receipt: receipts[0] ?? '' } }, await as()))).toBe('ok')
    expect(codeOf(await platform.call(cancelRegistration, { body: { receipt: receipts[2] ?? '' } }, await as()))).toBe('ok')
    expect(codeOf(await platform.call(withdrawEvaluation, { body: { receipt: receipts[1] ?? '' } }, await as()))).toBe('unknown-evaluation')
    expect((await evaluations()).words.map(({ good }) => good)).toStrictEqual(['The food'])
    expect(await heldIn(before.told.words.ref)).toBe('open')
    expect(await factsOf('TakenBackErased')).toStrictEqual([])
    bodyOf(await platform.call(liftHold, { params: { ...params, hold }, body: { reason: 'It is over' } }, await as('data-protection')))
    await platform.heard.get(RetentionWorker).look()
    expect(await heldIn(before.told.words.ref)).toBe('erased')
    expect((await factsOf('TakenBackErased')).map(({ purpose, kind }) => [purpose, kind]).toSorted()).toStrictEqual([
      ['event-care', 'registration'],
      ['event-feedback', 'evaluation'],
    ])
    expect(await evaluate({ receipt: receipts[0] ?? '' })).toBe('ok')
  })

  it('thanks whoever came, once, and says by when it is told what was heard', async () => {
    const about = { params: { ...here().params, registration: registrations[0] ?? '' } }
    bodyOf(await platform.call(noteArrival, { ...about, body: { people: 1 } }, await as('connector')))
    clock.time = Date.parse('2026-12-20T16:00:00Z')
    mails.taken.length = 0
    await platform.heard.get(GatheringWatch).look()
    await platform.heard.get(GatheringWatch).look()
    await expect.poll(() => mails.taken.length, soon).toBe(1)
    expect([/^To: (.*)$/m.exec(mails.taken[0] ?? '')?.[1], mails.taken[0]?.includes('17 January 2027')]).toStrictEqual(['amina@example.org', true])
  })

  it('promises a day in public, says by itself that it has passed, and gives staff a task before', async () => {
    const shown = async () => bodyOf(await platform.call(showHeard, here(), await as()))
    expect(await shown()).toStrictEqual({ by: '2027-01-17' })
    const due = ['what-was-heard', gathering, '2027-01-17T23:59:59.000Z']
    expect((await tasks()).filter(([, id]) => id === gathering)).toStrictEqual([[...due, false]])
    clock.time = Date.parse('2027-01-18T09:00:00Z')
    expect((await tasks()).filter(([, id]) => id === gathering)).toStrictEqual([[...due, true]])
    const listed = bodyOf(await platform.call(listGatherings, { params }, await as())).gatherings.find((each) => each.gathering === gathering)
    expect([listed?.heardBy, listed?.heardAt]).toStrictEqual(['2027-01-17', undefined])
  })

  it('tells what was heard with those who came, frozen, and whoever came hears of it', async () => {
    const communities = [
      { community: 'black-african-and-black-caribbean', people: 3 },
      { community: 'south-asian', people: 25 },
    ]
    bodyOf(await platform.call(noteHeadcount, { ...here(), body: { walkIns: 40, communities } }, await as('connector')))
    expect(bodyOf(await platform.call(showReach, here(), await as('connector')))).toMatchObject({ places: 2, arrived: 1, walkIns: 40 })
    mails.taken.length = 0
    const body = { language: 'en', summary: '## Waiting\n\nPeople wait **too long**.' }
    expect((await platform.call(publishHeard, { ...here(), body }, await as('analyst'))).status).toBe(403)
    bodyOf(await platform.call(publishHeard, { ...here(), body }, await as('connector')))
    await expect.poll(() => mails.taken.filter((mail) => mail.includes('/heard')).length, soon).toBe(1)
    bodyOf(await platform.call(noteHeadcount, { ...here(), body: { walkIns: 90, communities: [] } }, await as('connector')))
    clock.time += 1_000
    bodyOf(await platform.call(publishHeard, { ...here(), body: { ...body, summary: 'Shorter' } }, await as('connector')))
    const { told, by } = bodyOf(await platform.call(showHeard, here(), await as()))
    expect([by, told?.summary.text, told?.reach]).toStrictEqual([
      '2027-01-17',
      'Shorter',
      // Nobody is told that fewer than ten of another community came, not even that somebody did.
      { came: 40, communities: [{ community: 'south-asian', people: 25 }] },
    ])
    expect((await tasks()).filter(([, id]) => id === gathering)).toStrictEqual([])
  })

  it('lists by itself what came of what was said at its tables: no theme of one table alone, and no draft', async () => {
    const coordinator = await as('coordinator')
    const { conversation } = bodyOf(
      await platform.call(draftQuestionnaire, { params, body: { content: smallQuestionnaire('What helps?') } }, coordinator),
    )
    const place = { ...params, conversation }
    bodyOf(
      await platform.call(
        moveConversation,
        { params: place, body: { step: { step: 'open', closes: '2999-12-31', questionnaire: 1 } } },
        await as('coordinator'),
      ),
    )
    const question =
      bodyOf(await platform.call(showQuestionnaire, { params: place }, await as('coordinator'))).content.sections[0]?.questions[0]?.question ?? ''
    const { consents } = await plainStory(platform.call)
    const note = async (table: number) => {
      const body = { questionnaire: 1, language: 'en', consents, oldEnough: true as const, gathering, table, notes: { [question]: 'We wait.' } }
      const { contribution } = bodyOf(await platform.call(noteTable, { params: place, body }, await as('connector')))
      bodyOf(await platform.call(deidentifyContribution, { params: { ...params, contribution }, body: { spans: [] } }, await as('analyst')))
      return contribution
    }
    const theme = async (name: string) =>
      bodyOf(await platform.call(defineTheme, { params, body: { name, language: 'en' } }, await as('analyst'))).theme
    const [waiting, alone] = [await theme('Waiting'), await theme('Only one')]
    const code = async (contribution: string, of: string) =>
      bodyOf(await platform.call(codeContribution, { params: { ...params, contribution }, body: { theme: of } }, await as('analyst')))
    for (const table of [1, 2]) await code(await note(table), waiting)
    await code(await note(3), alone)
    const recommend = async (themes: string[], title: string) => {
      const body = { organisations: ['public-health'], themes, excerpts: [], title, text: 'Do it.', language: 'en' }
      return bodyOf(await platform.call(draftRecommendation, { params, body }, await as('publisher'))).recommendation
    }
    const [asked] = [await recommend([waiting], 'Ring people'), await recommend([waiting], 'A draft'), await recommend([alone], 'Elsewhere')]
    const publish = {
      params: { ...params, recommendation: asked ?? '' },
      body: { dueBy: '2027-06-01', cannotWait: { reason: 'It was put to them in a meeting.', language: 'en' } },
    }
    expect((await platform.call(publishRecommendation, publish, await as('publisher'))).status).toBe(204)
    const outcomes = async () => bodyOf(await platform.call(gatheringOutcomes, here(), await as()))
    const { themes, recommendations, commitments } = await outcomes()
    expect([themes.map((each) => each.theme), recommendations.map(({ id }) => id), commitments]).toStrictEqual([[waiting], [asked], []])
    const nowhere = { params: { ...params, gathering: crypto.randomUUID() } }
    expect(bodyOf(await platform.call(gatheringOutcomes, nowhere, await as())).themes).toStrictEqual([])
  })

  it('lets people take back at any time what they let happen, also those who came without registering, and when all else is erased', async () => {
    const noticeHash = hashOf(doorNotices.photographs.words.en)
    const guest = { ...here(), body: { agreed: [{ to: 'photographs' as const, noticeHash }] } }
    const { receipt: code } = bodyOf(await platform.call(permitGuest, guest, await as('connector')))
    const about = { params: { ...here().params, registration: registrations[0] ?? '', to: 'photographs' as const } }
    bodyOf(await platform.call(notePermission, { ...about, body: { given: true, noticeHash } }, await as('connector')))
    clock.time = Date.parse('2027-01-20T12:00:00Z')
    await platform.heard.get(RetentionWorker).look()
    expect(bodyOf(await platform.call(showPreparation, here(), await as('connector')))).toStrictEqual({})
    for (const receipt of [code, receipts[0] ?? '']) {
      const permitted = async () => {
        const called = await platform.call(myPermissions, { body: { receipt } }, await as())
        return called.ok ? called.body.permissions : codeOf(called)
      }
      expect(await permitted()).toStrictEqual(['photographs'])
      const back = { body: { receipt, to: 'photographs' as const } }
      for (const _ of [1, 2]) expect(bodyOf(await platform.call(withdrawPermission, back, await as()))).toStrictEqual({ permissions: [] })
      expect(await permitted()).toStrictEqual([])
    }
    // How it was is held for longer, and can still be taken back.
    expect(codeOf(await platform.call(withdrawEvaluation, { body: { receipt: receipts[0] ?? '' } }, await as()))).toBe('ok')
    await expect
      .poll(async () => codeOf(await platform.call(myPermissions, { body: { receipt: receipts[1] ?? '' } }, await as())), soon)
      .toBe('unknown-receipt')
  })
})
