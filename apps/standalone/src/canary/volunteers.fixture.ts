import { createHash } from 'node:crypto'
import {
  acceptOffer,
  applyAsChampion,
  equalTreatment,
  listApplications,
  myApplication,
  renewReceipt,
  setRecruiting,
  showApplication,
  stepApplication,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import {
  acceptPlace,
  announceGathering,
  arrangeMiniEventTalk,
  cancelForPerson,
  cancelGathering,
  cancelRegistration,
  changeGathering,
  changeRegistration,
  type DoorItem,
  dayKey,
  declineMiniEvent,
  doorNotices,
  listGatherings,
  listMiniEventRequests,
  listRegistrations,
  myRegistration,
  noteArrival,
  noteHeadcount,
  notePermission,
  prepareGathering,
  registerForGathering,
  requestMiniEvent,
  showPreparation,
  takeDoorItems,
} from '@heard/contracts/events'
import { applying } from '../champion.fixture.ts'
import { agreeing } from '../gathering.fixture.ts'
import { sealedFor } from '../sealed-items.fixture.ts'
import { programme } from '../story.fixture.ts'
import { walkAfterGathering } from './after-gathering.fixture.ts'
import { mailTo } from './follow.fixture.ts'
import { walkVolunteering } from './volunteering.fixture.ts'
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

/** Applications of champions: one accepted, one declined by two, one taken back, one that nobody decides. Answers what the champion passed on of a resident. */
export const walkApplications = async (walk: Walk): Promise<{ readonly contribution: string; readonly receipt: string }> => {
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
  const passedOn = await walkVolunteering(walk, accepted)
  await walk.ask(setRecruiting, { params, body: { references: true, twoDecide: true } }, { as })
  await walk.ask(stepApplication, { ...of(declined), body: { step: 'decline', reason: field('reason') } }, { as })
  await walk.ask(stepApplication, { ...of(declined), body: { step: 'confirm' } }, { as: 'connector' })
  const { receipt: renewed } = await walk.ask(renewReceipt, { ...of(declined), body: { shownBy: 'phone' } }, { as, key: newKey() })
  walk.secret('receipt made anew for an applicant', renewed)
  await walk.refused(stepApplication, { ...of(declined), body: { step: 'decline', reason: walk.mark('failing: too late') } }, { as })
  await walk.ask(setRecruiting, { params, body: { references: true, twoDecide: false } }, { as })
  await walk.caughtUp()
  await walk.ask(listApplications, { params }, { as })
  for (const one of [accepted, declined]) await walk.ask(showApplication, of(one), { as })
  await walk.ask(equalTreatment, { params }, { as })
  return passedOn
}

const requests = async (walk: Walk): Promise<string> => {
  const field = (name: string) => walk.mark(`mini-event: ${name}`)
  const details = { name: field('name'), contact: field('contact'), group: field('group'), whenAndWhere: field('when'), wishes: field('wishes') }
  return (await walk.ask(requestMiniEvent, { params, body: { details, contactAgreed: true } }, { key: newKey() })).request
}

const DAY_MS = 86_400_000

const telling = (walk: Walk, kind: string) => ({
  people: 1,
  details: {
    name: walk.mark(`${kind}: name`),
    email: `${walk.mark(`${kind}: e-mail`)}@canary.example`,
    phone: walk.mark(`${kind}: phone`),
    language: 'en',
  },
  needs: { needs: ['bsl' as const], more: walk.mark(`${kind}: needs`) },
})

/** Registers somebody; answers what their receipt opens. */
const registers = async (walk: Walk, gathering: string, kind = 'registration') => {
  const body = { ...telling(walk, kind), ...agreeing() }
  const made = await walk.ask(registerForGathering, { params: { ...params, gathering }, body }, { key: newKey() })
  walk.secret('receipt of a registration', made.receipt)
  return { ...made, body }
}

/** A device checks somebody in by their code, counts, and sends what nobody can be found for. */
const walkDoor = async (walk: Walk, gathering: string, { registration, receipt }: { readonly registration: string; readonly receipt: string }) => {
  const about = { params: { ...params, gathering } }
  const noticeHash = createHash('sha256').update(doorNotices.photographs.words.en).digest('hex')
  await walk.ask(notePermission, { params: { ...about.params, registration, to: 'photographs' }, body: { given: true, noticeHash } }, { as })
  const { publicKey } = await walk.ask(dayKey, about, { as })
  const at = '2026-11-29T10:00:00.000Z'
  const noted: DoorItem[] = [
    { kind: 'arrival', at, who: { code: receipt }, people: 1, agreed: [{ to: 'photographs', noticeHash }] },
    { kind: 'walk-in', at, people: 2 },
    { kind: 'community', at, community: 'south-asian' },
  ]
  const items = await Promise.all(noted.map((one) => sealedFor(publicKey, gathering, one)))
  await walk.ask(takeDoorItems, { ...about, body: { items } }, { as })
}

/** A gathering with one place: one who comes and changes what they told, one who gives the place back, one who waits and is offered it, and one for whom staff do it. */
const walkRegistrations = async (walk: Walk, gathering: string): Promise<void> => {
  const about = { params: { ...params, gathering } }
  const first = await registers(walk, gathering)
  const { details, needs } = telling(walk, 'registration')
  await walk.ask(changeRegistration, { body: { receipt: first.receipt, people: 1, details, needs } })
  const back = await registers(walk, gathering, 'ended-registration')
  const next = await registers(walk, gathering)
  const gone = await registers(walk, gathering, 'ended-registration')
  await mailTo(walk, back.body.details.email)
  await walk.ask(cancelRegistration, { body: { receipt: back.receipt } })
  await mailTo(walk, next.body.details.email, 2)
  await walk.ask(acceptPlace, { body: { receipt: next.receipt } })
  await walk.ask(myRegistration, { body: { receipt: first.receipt } })
  await walk.ask(cancelForPerson, { params: { ...about.params, registration: gone.registration } }, { as })
  await walk.ask(noteArrival, { params: { ...about.params, registration: first.registration }, body: { people: 1 } }, { as })
  await walk.ask(noteHeadcount, { ...about, body: { walkIns: 1, communities: [{ community: 'south-asian', people: 1 }] } }, { as })
  await walkDoor(walk, gathering, first)
  await walk.ask(listRegistrations, about, { as })
  const prepared = {
    roles: [{ role: 'host' as const, who: walk.mark('preparation: role') }],
    risks: walk.mark('preparation: risks'),
    notes: walk.mark('preparation: notes'),
  }
  await walk.ask(prepareGathering, { ...about, body: { checked: [], words: prepared } }, { as })
  await walk.ask(showPreparation, about, { as })
}

export const wordsOfAGathering = (walk: Walk) => ({
  language: 'en',
  title: walk.mark('wording: title'),
  place: walk.mark('wording: place'),
  about: walk.mark('wording: about'),
  parts: [{ time: '10:00', kind: 'speaker' as const, title: walk.mark('wording: part') }],
  agenda: walk.mark('wording: agenda'),
  access: walk.mark('wording: access'),
})

/** Requests for mini events: one agreed to by announcing a gathering that people register for and that is cancelled later, one declined with a reason. */
export const walkGatherings = async (walk: Walk): Promise<void> => {
  const [agreed, declined] = [await requests(walk), await requests(walk)]
  const day = new Date(walk.clock.time + 20 * DAY_MS).toISOString().slice(0, 10)
  const body = {
    kind: 'mini',
    startsAt: `${day}T10:00:00Z`,
    endsAt: `${day}T12:00:00Z`,
    communities: [],
    access: [],
    capacity: 2,
  } as const
  const announced = { ...body, communities: [], access: [], words: wordsOfAGathering(walk), request: agreed }
  const { gathering } = await walk.ask(announceGathering, { params, body: announced }, { as })
  await walk.ask(
    changeGathering,
    { params: { ...params, gathering }, body: { ...body, communities: [], access: [], words: wordsOfAGathering(walk) } },
    { as },
  )
  await walkRegistrations(walk, gathering)
  await walk.ask(
    cancelGathering,
    { params: { ...params, gathering }, body: { language: 'en', reason: walk.mark('wording: cancelled'), following: false } },
    { as },
  )
  const startsAt = new Date(walk.clock.time + DAY_MS).toISOString()
  const talk = { startsAt, minutes: 30, place: walk.mark('mini-event: place of the talk') }
  await walk.ask(arrangeMiniEventTalk, { params: { ...params, request: declined }, body: talk }, { as })
  const reason = walk.mark('mini-event: reason')
  await walk.ask(declineMiniEvent, { params: { ...params, request: declined }, body: { reason } }, { as })
  await walk.ask(listMiniEventRequests, { params }, { as })
  await walkAfterGathering(walk, wordsOfAGathering(walk))
  await walk.ask(listGatherings, { params })
}
