import {
  acceptOffer,
  applyAsChampion,
  equalTreatment,
  listApplications,
  myApplication,
  setRecruiting,
  showApplication,
  stepApplication,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import {
  announceGathering,
  cancelGathering,
  declineMiniEvent,
  listGatherings,
  listMiniEventRequests,
  requestMiniEvent,
} from '@heard/contracts/events'
import { applying } from '../champion.fixture.ts'
import { programme } from '../story.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const as = 'coordinator'

const applies = async (walk: Walk) => {
  const field = (name: string) => walk.mark(`application: ${name}`)
  const typed = { name: field('name'), contact: field('contact'), about: field('about'), adult: field('adult'), times: field('times') }
  const body = applying({ ...typed, age: '16-17', languages: field('languages'), references: field('references') })
  const applied = await walk.ask(applyAsChampion, { params, body }, { key: newKey() })
  walk.secret(`receipt of an applicant ${applied.application}`, applied.receipt)
  return applied
}

/** Applications of champions: one accepted, one declined by two, one taken back, one that nobody decides. */
export const walkApplications = async (walk: Walk): Promise<void> => {
  await walk.ask(setRecruiting, { params, body: { references: true, twoDecide: false } }, { as })
  const [accepted, declined] = [await applies(walk), await applies(walk)]
  await applies(walk)
  const { receipt } = await applies(walk)
  await walk.ask(withdrawMyApplication, { body: { receipt } })
  await walk.ask(myApplication, { body: { receipt } })
  const field = (name: string) => walk.mark(`application: ${name}`)
  const of = ({ application }: { readonly application: string }) => ({ params: { ...params, application } })
  const startsAt = new Date(walk.clock.time + 86_400_000).toISOString()
  await walk.caughtUp()
  const steps = [
    { step: 'talk', startsAt, minutes: 30, place: field('place of the talk') },
    { step: 'note', text: field('note') },
    { step: 'offer', care: field('care') },
  ] as const
  for (const body of steps) await walk.ask(stepApplication, { ...of(accepted), body }, { as })
  await walk.ask(acceptOffer, { body: { receipt: accepted.receipt } })
  await walk.ask(setRecruiting, { params, body: { references: true, twoDecide: true } }, { as })
  await walk.ask(stepApplication, { ...of(declined), body: { step: 'decline', reason: field('reason') } }, { as })
  await walk.ask(stepApplication, { ...of(declined), body: { step: 'confirm' } }, { as: 'connector' })
  await walk.refused(stepApplication, { ...of(declined), body: { step: 'decline', reason: walk.mark('failing: too late') } }, { as })
  await walk.ask(setRecruiting, { params, body: { references: true, twoDecide: false } }, { as })
  await walk.caughtUp()
  await walk.ask(listApplications, { params }, { as })
  for (const one of [accepted, declined]) await walk.ask(showApplication, of(one), { as })
  await walk.ask(equalTreatment, { params }, { as })
}

const requests = async (walk: Walk): Promise<string> => {
  const field = (name: string) => walk.mark(`mini-event: ${name}`)
  const details = { name: field('name'), contact: field('contact'), group: field('group'), whenAndWhere: field('when'), wishes: field('wishes') }
  return (await walk.ask(requestMiniEvent, { params, body: { details, contactAgreed: true } }, { key: newKey() })).request
}

/** Requests for mini events: one agreed to by announcing a gathering that is cancelled later, one declined with a reason. */
export const walkGatherings = async (walk: Walk): Promise<void> => {
  const [agreed, declined] = [await requests(walk), await requests(walk)]
  const words = { language: 'en', title: walk.mark('wording: title'), place: walk.mark('wording: place'), about: walk.mark('wording: about') }
  const day = new Date(walk.clock.time + 20 * 86_400_000).toISOString().slice(0, 10)
  const body = { kind: 'mini', startsAt: `${day}T10:00:00Z`, endsAt: `${day}T12:00:00Z`, words, request: agreed } as const
  const { gathering } = await walk.ask(announceGathering, { params, body }, { as })
  await walk.ask(cancelGathering, { params: { ...params, gathering }, body: { language: 'en', reason: walk.mark('wording: cancelled') } }, { as })
  const reason = walk.mark('mini-event: reason')
  await walk.ask(declineMiniEvent, { params: { ...params, request: declined }, body: { reason } }, { as })
  await walk.ask(listMiniEventRequests, { params }, { as })
  await walk.ask(listGatherings, { params })
}
