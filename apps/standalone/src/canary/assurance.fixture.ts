import { auditOverview, endAssurance, markVisit, recordAssurance, reviseAssurance } from '@heard/contracts/reporting'
import { programme } from '../story.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const params = { programme }
const keeping = { as: 'data-protection' }
const auditing = { as: 'auditor' }

/** An entry of the register of assurance that is revised, one that has ended, and the visit of an auditor who saw both. */
export const walkAssurance = async (walk: Walk): Promise<void> => {
  const on = new Date(walk.clock.time).toISOString().slice(0, 10)
  const content = (state: 'to-do' | 'in-place') => ({ state, on, language: 'en', text: walk.mark('assurance: text') })
  const { entry } = await walk.ask(recordAssurance, { params, body: { ...content('to-do'), kind: 'dpia' } }, keeping)
  await walk.ask(reviseAssurance, { params: { ...params, entry }, body: content('in-place') }, keeping)
  const ended = await walk.ask(recordAssurance, { params, body: { ...content('in-place'), kind: 'processor' } }, keeping)
  await walk.ask(endAssurance, { params: { ...params, entry: ended.entry } }, keeping)
  const { position } = await walk.ask(auditOverview, {}, auditing)
  await walk.ask(markVisit, { body: { position } }, auditing)
}
