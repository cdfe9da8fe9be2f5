import {
  actOnCase,
  askForRight,
  complain,
  liftHold,
  listCases,
  listHolds,
  myCases,
  placeHold,
  recordBreach,
  reviewHold,
  reviewRopa,
  showCase,
} from '@heard/contracts/engagement'
import { programme } from '../story.fixture.ts'
import type { Told } from './stories.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const asking = { as: 'data-protection' }
const dayAfter = (walk: Walk, days: number): string => new Date(walk.clock.time + days * 86_400_000).toISOString().slice(0, 10)

/** A right asked for with every step of its clock, a complaint, one breach that is reported and one that is not. */
export const walkRegisters = async (walk: Walk, { receipt }: Told): Promise<void> => {
  const details = () => ({ words: walk.mark('case: words'), contact: walk.mark('case: contact') })
  const right = await walk.ask(askForRight, { params, body: { right: 'rectification', details: details(), receipt } }, { key: newKey() })
  const complaint = await walk.ask(complain, { params, body: { details: details(), receipt } }, { key: newKey() })
  await walk.refused(complain, { params, body: { details: { words: walk.mark('failing: no way to answer') } } })
  const text = walk.mark('case-answer: text')
  const steps = [
    { step: 'acknowledge' },
    { step: 'pause', reason: walk.mark('case-answer: pause') },
    { step: 'resume' },
    { step: 'extend', reason: walk.mark('case-answer: extend') },
    { step: 'answer', outcome: 'in-part', text },
  ] as const
  for (const body of steps) await walk.ask(actOnCase, { params: { ...params, case: right.case }, body }, asking)
  const late = { step: 'answer', outcome: 'done', text: walk.mark('failing: case closed') } as const
  await walk.refused(actOnCase, { params: { ...params, case: right.case }, body: late }, asking)
  const answer = { step: 'answer', outcome: 'done', text: walk.mark('case-answer: complaint') } as const
  await walk.ask(actOnCase, { params: { ...params, case: complaint.case }, body: answer }, asking)

  const aware = new Date(walk.clock.time - 3_600_000).toISOString()
  const breaches = [
    { step: 'report', peopleTold: true },
    { step: 'do-not-report', reason: walk.mark('breach: why not reported') },
  ] as const
  for (const body of breaches) {
    const found = await walk.ask(recordBreach, { params, body: { what: walk.mark('breach: what'), aware } }, asking)
    await walk.ask(actOnCase, { params: { ...params, case: found.case }, body }, asking)
  }
  const { cases } = await walk.ask(listCases, { params }, asking)
  for (const { case: id } of cases) await walk.ask(showCase, { params: { ...params, case: id } }, asking)
  await walk.ask(myCases, { body: { receipt } })
  await walk.ask(reviewRopa, { params, body: { nextReview: dayAfter(walk, 90) } }, asking)
}

/** A legal hold on a contribution: placed, reviewed. Answers how it is lifted. */
export const walkHolds = async (walk: Walk, { contribution }: Told): Promise<() => Promise<void>> => {
  const body = { contribution, reason: walk.mark('hold: reason'), reviewBy: dayAfter(walk, 30) }
  const { hold } = await walk.ask(placeHold, { params, body }, asking)
  const review = { reason: walk.mark('hold: review'), reviewBy: dayAfter(walk, 60) }
  await walk.ask(reviewHold, { params: { ...params, hold }, body: review }, asking)
  await walk.ask(listHolds, { params }, asking)
  return async () => {
    await walk.ask(liftHold, { params: { ...params, hold }, body: { reason: walk.mark('hold: lifted') } }, asking)
  }
}
