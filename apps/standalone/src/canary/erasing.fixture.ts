import { setTimeout as pause } from 'node:timers/promises'
import { endVolunteering, listApplications, stepApplication } from '@heard/contracts/champions'
import {
  actOnCase,
  actOnConcern,
  eraseContribution,
  eraseMyContribution,
  listCases,
  listConcerns,
  listErasures,
  moveProgramme,
} from '@heard/contracts/engagement'
import { declineMiniEvent, listMiniEventRequests } from '@heard/contracts/events'
import { removeAccount } from '@heard/contracts/identity'
import { RetentionWorker } from '@heard/engagement'
import { programme } from '../story.fixture.ts'
import type { Walk } from './walk.fixture.ts'
import type { LeftBehind } from './whole-walk.fixture.ts'

const DAY_MS = 86_400_000
const params = { programme }
const officer = { as: 'data-protection' }
const coordinator = { as: 'coordinator' }

/** Waits until the erasures that were asked for are done; those that a hold keeps are counted apart. */
const whenErased = async (walk: Walk): Promise<{ held: number }> => {
  for (;;) {
    const { erasures } = await walk.ask(listErasures, { params }, officer)
    if (erasures.some(({ state }) => state === 'unverified')) throw new Error('an erasure is unverified')
    const open = erasures.filter(({ state }) => state !== 'erased')
    if (open.every(({ state }) => state === 'held')) return { held: open.length }
    await pause(20)
  }
}

/** What still waits for an answer gets one, and champions stop, so that their time begins to run. */
const answerWhatIsOpen = async (walk: Walk): Promise<void> => {
  await walk.caughtUp()
  const { cases } = await walk.ask(listCases, { params }, officer)
  for (const { case: id } of cases.filter(({ state }) => state === 'open')) {
    const body = { step: 'answer', outcome: 'done', text: walk.mark('case-answer: last') } as const
    await walk.ask(actOnCase, { params: { ...params, case: id }, body }, officer)
  }
  const { concerns } = await walk.ask(listConcerns, { params }, coordinator)
  for (const { concern } of concerns.filter(({ state }) => state === 'open')) {
    const of = { ...params, concern }
    await walk.ask(actOnConcern, { params: of, body: { act: 'step', step: 'immediate-danger' } }, coordinator)
    await walk.ask(actOnConcern, { params: of, body: { act: 'close', outcome: 'no-concern' } }, coordinator)
  }
  const { applications } = await walk.ask(listApplications, { params }, coordinator)
  for (const { application } of applications.filter(({ state }) => state === 'new')) {
    const body = { step: 'decline', reason: walk.mark('application: last reason') } as const
    await walk.ask(stepApplication, { params: { ...params, application }, body }, coordinator)
  }
  for (const { application } of applications.filter(({ state }) => state === 'accepted')) {
    await walk.ask(endVolunteering, { params: { ...params, application }, body: { why: 'work-done' } }, coordinator)
  }
  const { requests } = await walk.ask(listMiniEventRequests, { params }, coordinator)
  for (const { request } of requests.filter(({ state }) => state === 'new' || state === 'talk')) {
    await walk.ask(declineMiniEvent, { params: { ...params, request }, body: { reason: walk.mark('mini-event: last reason') } }, coordinator)
  }
}

/** Runs retention on the day that comes so many days later. */
const afterDays = async (walk: Walk, days: number): Promise<void> => {
  walk.clock.time += days * DAY_MS
  await walk.platform.heard.get(RetentionWorker).look()
  await whenErased(walk)
  await walk.caughtUp()
}

/** Every contribution that came in from a file. */
const imported = async (walk: Walk): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const { data } of walk.platform.heard.platform.store.readAll({ types: ['ContributionImported'] })) {
    if ('contribution' in data && typeof data.contribution === 'string') found.push(data.contribution)
  }
  return found
}

/** Erases everybody, each on their way: by receipt, over the API and on pages, behind a hold, by staff, by retention, and by removing an account. */
export const eraseEveryone = async (walk: Walk, { byReceipt, byStaff, onPages, held, account }: LeftBehind): Promise<{ held: number }> => {
  await answerWhatIsOpen(walk)
  for (const { receipt } of [held.told, ...byReceipt]) await walk.ask(eraseMyContribution, { body: { receipt } })
  await onPages.browser.submit('/my-contribution/erase', {})
  for (const contribution of [...byStaff.map((told) => told.contribution), ...(await imported(walk))]) {
    await walk.ask(eraseContribution, { params: { ...params, contribution }, body: { way: 'phone' } }, officer)
  }
  const answer = await whenErased(walk)
  await held.lift()
  await walk.ask(eraseMyContribution, { body: { receipt: held.told.receipt } })
  for (const to of ['reporting', 'closed'] as const) await walk.ask(moveProgramme, { params, body: { to } }, coordinator)
  for (const days of [100, 300, 400, 2_000]) await afterDays(walk, days)
  await walk.ask(removeAccount, { params: { account } }, { as: 'administrator' })
  const now = new Date(walk.clock.time).toISOString()
  await walk.platform.heard.platform.vault.sweep(now, now)
  return answer
}
