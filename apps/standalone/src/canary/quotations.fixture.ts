import { setTimeout as pause } from 'node:timers/promises'
import {
  approveQuotation,
  changeConsent,
  decideQuarantined,
  deidentifyContribution,
  listQuarantined,
  listQuotations,
  proposeIdentifiers,
  proposeQuotation,
  publicQuotations,
  refuseQuotation,
} from '@heard/contracts/engagement'
import { programme } from '../story.fixture.ts'
import { fullStory, type Told, tell } from './stories.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const params = { programme }

/** Takes the doctor's name out of the words; answers where the sentence that is quoted stands then. */
const deidentify = async (walk: Walk, { contribution, story }: Told): Promise<{ from: number; to: number }> => {
  await walk.ask(proposeIdentifiers, { params: { ...params, contribution } }, { as: 'analyst' })
  const { happened = '' } = story.words
  const name = /^Dr (\w+)/.exec(happened)?.[1] ?? ''
  const spans = [{ field: 'happened' as const, from: 3, to: 3 + name.length, kind: 'name' as const }]
  await walk.ask(deidentifyContribution, { params: { ...params, contribution }, body: { spans } }, { as: 'analyst' })
  const shown = happened.replace(name, '[name]')
  return { from: shown.indexOf('I felt'), to: shown.indexOf('everybody.') + 'everybody.'.length }
}

const propose = async (walk: Walk, told: Told): Promise<string> => {
  const place = await deidentify(walk, told)
  const body = { contribution: told.contribution, field: 'happened' as const, ...place, textVersion: 1 }
  return (await walk.ask(proposeQuotation, { params, body }, { as: 'analyst' })).quotation
}

/** Stories that are held back: one is let in, one set aside. Answers who told them. */
const walkQuarantine = async (walk: Walk): Promise<readonly Told[]> => {
  const held: Told[] = []
  for (const decision of ['let-in', 'set-aside'] as const) {
    const told = await tell(walk, true, { words: { happened: walk.mark(`words: ${decision}`) }, trapped: true })
    await walk.caughtUp()
    await walk.ask(listQuarantined, { params }, { as: 'coordinator' })
    await walk.ask(decideQuarantined, { params: { ...params, contribution: told.contribution }, body: { decision } }, { as: 'coordinator' })
    held.push(told)
  }
  return held
}

/** De-identifies; quotations that are approved, refused, approved and taken back by the teller, and only proposed. Answers who told. */
export const walkQuotations = async (walk: Walk, full: Told): Promise<readonly Told[]> => {
  const approved = await propose(walk, full)
  await walk.ask(approveQuotation, { params: { ...params, quotation: approved } }, { as: 'publisher' })
  const people: Told[] = []
  for (let person = 0; person < 3; person += 1) people.push(await tell(walk, true, fullStory(walk)))
  const [refused, withdrawn, open] = people as [Told, Told, Told]
  const refusal = { params: { ...params, quotation: await propose(walk, refused) }, body: { reason: 'still-identifies' } } as const
  await walk.ask(refuseQuotation, refusal, { as: 'coordinator' })
  await walk.ask(approveQuotation, { params: { ...params, quotation: await propose(walk, withdrawn) } }, { as: 'publisher' })
  await propose(walk, open)
  await walk.caughtUp()
  await walk.ask(publicQuotations, { params })
  const choice = withdrawn.story.consents.find(({ purpose }) => purpose === 'anonymous-quotation')
  if (!choice) throw new Error('nobody asks about quotations')
  await walk.ask(changeConsent, { body: { receipt: withdrawn.receipt, choice: { ...choice, given: false } } })
  for (let taken = 0; taken === 0; await pause(10)) {
    await walk.caughtUp()
    taken = (await walk.ask(listQuotations, { params, query: { state: 'withdrawn' } }, { as: 'publisher' })).quotations.length
  }
  for (const state of ['proposed', 'approved', 'refused'] as const) await walk.ask(listQuotations, { params, query: { state } }, { as: 'publisher' })
  return [...people, ...(await walkQuarantine(walk))]
}
