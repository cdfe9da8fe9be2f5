import { type GivenAnswers, giveAnswers, moveConversation, showProgramme } from '@heard/contracts/engagement'
import {
  claimOutcome,
  conversationResults,
  makeCommitment,
  recordVerdict,
  releaseConversationResults,
  reportProgress,
} from '@heard/contracts/reporting'
import { organisationOf } from '../tour/accountability-step.ts'
import { plusDays } from '../tour/days.ts'
import { madeByTheTour } from '../tour/luton-answers.ts'
import { reportStep } from '../tour/report-step.ts'
import { strategy } from '../tour/strategy.ts'
import type { Walk } from '../tour/walk.ts'
import { FIVE_YEARS_DAYS, type Moment } from './five-years.ts'
import { plainConsents } from './people.ts'

const programme = 'elft-big-conversation'
const params = { programme }
const account = `stakeholder.${programme}`
const conversation = '0b16c0de-0000-4000-8000-000000000009'
const where = '0b16c0de-0000-4000-8000-000000000003'
const inTime = '0b16c0de-0000-4000-8000-000000000031'
const listenedTo = '0b16c0de-0000-4000-8000-000000000032'
const YEARS = ['first', 'second', 'third', 'fourth', 'fifth'] as const

const everybodyAnswers = async ({ api }: Walk): Promise<void> => {
  const { notices, audiences } = await api.public(showProgramme, { params })
  const consents = plainConsents(notices)
  const say = async (people: number, option: string): Promise<void> => {
    const answers: GivenAnswers = { [where]: { options: [option] } }
    for (let person = 0; person < people; person += 1) {
      const audience = audiences[person % audiences.length]?.id
      const body = { questionnaire: 1, audience, answers, language: 'en', consents, oldEnough: true as const }
      await api.public(giveAnswers, { params: { ...params, conversation }, body })
    }
  }
  await say(42, inTime)
  await say(21, listenedTo)
}

const showWhatWasSaid = async ({ api }: Walk): Promise<void> => {
  const of = { ...params, conversation }
  const coordinator = await api.as('coordinator')
  const publisher = await api.as('publisher')
  await coordinator.ask(moveConversation, { params: of, body: { step: { step: 'close', reason: 'enough-answers' } } })
  const { hash } = await publisher.ask(conversationResults, { params: of })
  await publisher.ask(releaseConversationResults, { params: of, body: { seen: hash } })
}

/** Programme B: one summer of asking, then a Strategy with four objectives, and each year what was done under each. */
export const strategyYears = (): readonly Moment[] => {
  const made: string[] = []
  const one = (index: number) => ({ programme, commitment: made[index] ?? '' })

  const promiseAll: Moment['what'] = async ({ api, today }) => {
    const stakeholder = await api.as(account)
    const organisation = organisationOf(stakeholder, programme)
    for (const { make } of strategy) {
      const { text, measure, objective, ownerRole } = make
      const body = { organisation, objective, text, measure, ownerRole, due: plusDays(today, FIVE_YEARS_DAYS - 120) }
      made.push((await stakeholder.ask(makeCommitment, { params, body })).commitment)
    }
  }
  const yearly = YEARS.flatMap((year, index): Moment[] => [
    {
      day: index * 365 + 300,
      what: async ({ api }) => {
        const stakeholder = await api.as(account)
        for (const [each, { progress }] of strategy.entries()) {
          const step = progress[index]
          if (step) await stakeholder.ask(reportProgress, { params: one(each), body: { state: step.state, note: step.note } })
        }
      },
    },
    {
      day: index * 365 + 355,
      what: (walk) => {
        const objectives = strategy.flatMap(({ make: { objective } }) => (objective === undefined ? [] : [{ objective, text: madeByTheTour }]))
        return reportStep(walk, programme, { title: `The ${year} year of our Strategy`, objectives })
      },
    },
  ])
  const kept = strategy.findIndex(({ claim }) => claim !== undefined)

  return [
    { day: 15, what: everybodyAnswers },
    { day: 70, what: showWhatWasSaid },
    { day: 90, what: promiseAll },
    ...yearly,
    {
      day: 1_200,
      what: async ({ api }) => {
        const text = strategy[kept]?.claim?.text ?? ''
        await (await api.as(account)).ask(claimOutcome, { params: one(kept), body: { level: 'complete', text } })
      },
    },
    {
      day: 1_260,
      what: async ({ api }) => {
        const body = { from: 'residents', verdict: 'substantial', people: 41, note: 'We are asked, and our vote counts.' } as const
        await (await api.as('coordinator')).ask(recordVerdict, { params: one(kept), body })
      },
    },
  ]
}
