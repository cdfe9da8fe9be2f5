import { createHash } from 'node:crypto'
import {
  acceptForPerson,
  announceGathering,
  cancelForPerson,
  doorNotices,
  dropTemplate,
  evaluationLink,
  feedbackNotice,
  giveEvaluation,
  keepTemplate,
  listEvaluations,
  listTemplates,
  myPermissions,
  permitGuest,
  publishHeard,
  registerForGathering,
  showHeard,
  showReach,
  showRegistration,
  withdrawEvaluation,
  withdrawPermission,
} from '@heard/contracts/events'
import { agreeing } from '../gathering.fixture.ts'
import { programme } from '../story.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const as = 'connector'
const params = { programme }
const HOUR_MS = 3_600_000
const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex')

type Words = { readonly language: string; readonly title: string; readonly place: string; readonly about: string }

/** Registers somebody who has no e-mail address; answers what their receipt opens. */
const registers = async (walk: Walk, about: { readonly programme: string; readonly gathering: string }, kind: string) => {
  const details = { name: walk.mark(`${kind}: name`), phone: walk.mark(`${kind}: phone`), language: 'en' }
  const body = { people: 1, details, needs: { needs: [] }, ...agreeing() }
  const made = await walk.ask(registerForGathering, { params: about, body }, { key: newKey() })
  walk.secret(`receipt of ${kind} ${made.registration}`, made.receipt)
  return made
}

/** A workshop that is over: what those who came say of it and let happen, what was heard there, and others like it. */
export const walkAfterGathering = async (walk: Walk, words: Words): Promise<void> => {
  const at = (hours: number): string => new Date(walk.clock.time + hours * HOUR_MS).toISOString()
  const parts = [{ time: '10:00', kind: 'speaker' as const, title: walk.mark('wording: part of the day') }]
  const one = { kind: 'workshop' as const, startsAt: at(1), endsAt: at(2), communities: [], access: [], capacity: 1, words: { ...words, parts } }
  const { gathering } = await walk.ask(announceGathering, { params, body: one }, { as })
  const about = { params: { ...params, gathering } }
  const came = await registers(walk, about.params, 'registration')
  await walk.ask(showRegistration, { params: { ...about.params, registration: came.registration } }, { as })
  const { link } = await walk.ask(evaluationLink, about, { as })
  walk.clock.time += 3 * HOUR_MS
  const evaluation = (kind: string) => ({
    language: 'en',
    good: walk.mark(`${kind}: good`),
    better: walk.mark(`${kind}: better`),
    noticeHash: hashOf(feedbackNotice.words.en),
  })
  await walk.ask(giveEvaluation, { ...about, body: { by: { receipt: came.receipt }, words: evaluation('ended-evaluation') } }, { key: newKey() })
  await walk.ask(withdrawEvaluation, { body: { receipt: came.receipt } })
  await walk.ask(giveEvaluation, { ...about, body: { by: { link }, overall: 'good', words: evaluation('evaluation') } }, { key: newKey() })
  await walk.refused(giveEvaluation, { ...about, body: { by: { link: walk.mark('failing: link') }, overall: 'good' } })
  await walk.ask(listEvaluations, about, { as })
  await walk.ask(showReach, about, { as })
  await walk.ask(publishHeard, { ...about, body: { language: 'en', summary: walk.mark('wording: heard') } }, { as })
  await walk.ask(showHeard, about)
  const agreed = [{ to: 'photographs' as const, noticeHash: hashOf(doorNotices.photographs.words.en) }]
  const { receipt } = await walk.ask(permitGuest, { ...about, body: { agreed } }, { as, key: newKey() })
  walk.secret('receipt of a guest', receipt)
  await walk.ask(myPermissions, { body: { receipt } })
  await walk.ask(withdrawPermission, { body: { receipt, to: 'photographs' } })
  const { template } = await walk.ask(keepTemplate, { params, body: { gathering, name: walk.mark('unpublished: name of a template') } }, { as })
  await walk.ask(listTemplates, { params }, { as })
  await walk.ask(dropTemplate, { params: { ...params, template } }, { as })
  await walkOffer(walk, words)
}

/** Somebody who waits, is offered a place, and takes it on the phone. */
const walkOffer = async (walk: Walk, words: Words): Promise<void> => {
  const startsAt = new Date(walk.clock.time + 240 * HOUR_MS).toISOString()
  const endsAt = new Date(walk.clock.time + 241 * HOUR_MS).toISOString()
  const body = { kind: 'workshop' as const, startsAt, endsAt, communities: [], access: [], capacity: 1, words }
  const { gathering } = await walk.ask(announceGathering, { params, body }, { as })
  const about = { ...params, gathering }
  const [first, next] = [await registers(walk, about, 'ended-registration'), await registers(walk, about, 'registration')]
  await walk.ask(cancelForPerson, { params: { ...about, registration: first.registration } }, { as })
  for (;;) {
    await walk.caughtUp()
    const { ok } = await walk.try(acceptForPerson, { params: { ...about, registration: next.registration } }, { as })
    if (ok) return
  }
}
