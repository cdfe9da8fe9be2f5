import {
  addMilestone,
  commitmentHistory,
  defineTheme,
  draftRecommendation,
  makeCommitment,
  moveMilestone,
  publishRecommendation,
  reachMilestone,
  reportingTasks,
  respond,
} from '@heard/contracts/reporting'
import { Outbox } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting, type Who } from '../reporting.fixture.ts'
import { ReminderWatch } from './reminder-watch.ts'

let now = Date.parse('2026-03-01T09:00:00.000Z')
const goTo = (day: string): void => {
  now = Date.parse(`${day}T09:00:00.000Z`)
}
const inProgramme = { programme }
let heard: Awaited<ReturnType<typeof startReporting>>
let recommendation = ''
let commitment = ''
let milestone = ''

/** Looks twice, as if an hour had passed; what waits to be sent to somebody for a cause, and how many mails there have been. */
const reminded = async (...asked: readonly (readonly [Who, string])[]) => {
  const outbox = heard.app.get(Outbox)
  await heard.app.get(ReminderWatch).look()
  await heard.app.get(ReminderWatch).look()
  return { states: await Promise.all(asked.map(([who, cause]) => outbox.standing(who, cause))), mails: await mailsSoFar() }
}
/** Also those that no server took in time. */
const mailsSoFar = async (): Promise<number> => Object.values(await heard.app.get(Outbox).counts()).reduce((sum, count) => sum + count, 0)
const waiting = async (who: Who) => {
  const { tasks } = (await heard.send(who, reportingTasks, inProgramme)).answer
  return tasks
    .filter(({ kind }) => kind === 'response' || kind === 'commitment' || kind === 'milestone')
    .map(({ kind, id, due }) => [kind, id, due?.slice(0, 10)])
}

beforeAll(async () => {
  heard = await startReporting({ now: () => now }, { HEARD_SMTP_URL: 'smtp://127.0.0.1:9', HEARD_MAIL_FROM: 'heard@example.org' })
  const { theme } = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer
  const body = { organisations: ['ccg'], themes: [theme], excerpts: [], title: 'Shorter waits', text: 'Call back.', language: 'en' }
  recommendation = (await heard.send('analyst', draftRecommendation, inProgramme, { body })).answer.recommendation
  await heard.send(
    'publisher',
    publishRecommendation,
    { programme, recommendation },
    { body: { dueBy: '2026-03-31', cannotWait: { reason: 'It was asked on paper before.', language: 'en' } } },
  )
}, 60_000)
afterAll(() => heard.close())

describe('whoever speaks for an organisation, or for the one it took over from', () => {
  it('is written to two weeks before an answer is due and when its day has passed, once each', async () => {
    expect(await reminded(['icb', `answer ${recommendation} soon 2026-03-31`])).toStrictEqual({ states: [undefined], mails: 0 })
    goTo('2026-03-17')
    expect(
      await reminded(['icb', `answer ${recommendation} soon 2026-03-31`], ['council', `answer ${recommendation} soon 2026-03-31`]),
    ).toStrictEqual({
      states: ['waiting', undefined],
      mails: 1,
    })
    goTo('2026-04-01')
    expect(await reminded(['icb', `answer ${recommendation} passed 2026-03-31`])).toStrictEqual({ states: ['waiting'], mails: 2 })
  })

  it('sees in My work what is near its day, and what has passed', async () => {
    await heard.send('icb', respond, { programme, recommendation }, { body: { answer: 'accepted', text: 'Yes.', language: 'en' } })
    const promise = {
      organisation: 'ccg',
      recommendation,
      due: '2026-06-30',
      measure: 'Days',
      text: 'Call back in two days',
      ownerRole: 'Head of contact',
      milestones: [{ text: 'Hire two people', due: '2026-04-10' }],
      language: 'en',
    }
    commitment = (await heard.send('icb', makeCommitment, inProgramme, { body: promise })).answer.commitment
    const added = await heard.send(
      'icb',
      addMilestone,
      { programme, commitment },
      { body: { text: 'Train them', due: '2026-05-20', language: 'en' } },
    )
    expect(added.status).toBe(201)
    const { milestones, ownerRole, organisation } = (await heard.send('nobody', commitmentHistory, { programme, commitment })).answer.commitment
    milestone = milestones[0]?.milestone ?? ''
    expect([organisation, ownerRole, milestones.map(({ state, due }) => [state, due])]).toStrictEqual([
      'ccg',
      { status: 'open', language: 'en', text: 'Head of contact' },
      [
        ['open', '2026-04-10'],
        ['open', '2026-05-20'],
      ],
    ])
    expect(await waiting('icb')).toStrictEqual([['milestone', `${commitment}#${milestone}`, '2026-04-10']])
    expect(await waiting('council')).toStrictEqual([])
  })

  it('is written to again when a milestone moves to another day, and not about one that is done', async () => {
    const mails = await mailsSoFar()
    expect(await reminded(['icb', `milestone ${milestone} soon 2026-04-10`])).toStrictEqual({ states: ['waiting'], mails: mails + 1 })
    const place = { programme, commitment, milestone }
    const moved = { due: '2026-04-20', reason: 'Nobody applied', language: 'en' }
    expect((await heard.send('council', moveMilestone, place, { body: moved })).problem.type).toBe('/problems/not-yours')
    expect((await heard.send('icb', moveMilestone, place, { body: moved })).status).toBe(204)
    goTo('2026-04-12')
    expect(await reminded(['icb', `milestone ${milestone} soon 2026-04-20`])).toStrictEqual({ states: ['waiting'], mails: mails + 2 })
    expect((await heard.send('icb', reachMilestone, place, { body: {} })).status).toBe(204)
    goTo('2026-04-21')
    expect(await reminded(['icb', `milestone ${milestone} passed 2026-04-20`])).toStrictEqual({ states: [undefined], mails: mails + 2 })
  })

  it('sees a missed milestone and an overdue promise; publishers the overdue promise alone, and nobody is written to about old ones', async () => {
    goTo('2026-07-01')
    const [, second] = (await heard.send('nobody', commitmentHistory, { programme, commitment })).answer.commitment.milestones
    expect(second?.state).toBe('missed')
    expect(await waiting('icb')).toStrictEqual([
      ['commitment', commitment, '2026-06-30'],
      ['milestone', `${commitment}#${second?.milestone}`, '2026-05-20'],
    ])
    expect(await waiting('publisher')).toStrictEqual([['commitment', commitment, '2026-06-30']])
    const { states } = await reminded(['icb', `promise ${commitment} passed 2026-06-30`], ['icb', `milestone ${second?.milestone} passed 2026-05-20`])
    expect(states).toStrictEqual(['waiting', undefined])
  })
})
