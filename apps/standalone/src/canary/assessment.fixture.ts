import {
  approveAssessment,
  assessmentVersion,
  concludeAssessment,
  proposeAssessment,
  putBackAssessment,
  showAssessment,
  writeAssessmentPart,
} from '@heard/contracts/reporting'
import type { Walk } from './walk.fixture.ts'

const params = { programme: 'luton-cancer' }
const analyst = { as: 'analyst' } as const
const publisher = { as: 'publisher' } as const

/** A part and the conclusion are written, and written again before and after a version is kept. */
export const walkAssessment = async (walk: Walk): Promise<void> => {
  const reviewOn = new Date(walk.clock.time).toISOString().slice(0, 10)
  const write = async (kind: string, saves: number, forget = false) => {
    const mark = (name: string): string => walk.mark(`${kind}: ${name} of an assessment`)
    const words = { says: mark('evidence'), impact: mark('impact'), action: mark('action'), decides: mark('role'), reviewOn }
    await walk.ask(writeAssessmentPart, { params: { ...params, by: 'characteristic', id: 'race' }, body: { ...words, forget, saves } }, analyst)
    await walk.ask(concludeAssessment, { params, body: { conclusion: mark('conclusion'), forget, saves } }, analyst)
  }
  await write('forgotten', 0)
  await write('forgotten', 1)
  const first = await walk.ask(proposeAssessment, { params, body: { saves: 4 } }, analyst)
  const reason = walk.mark('unpublished: why an assessment is put back')
  await walk.ask(putBackAssessment, { params: { ...params, ...first }, body: { reason, language: 'en' } }, publisher)
  const second = await walk.ask(proposeAssessment, { params, body: { saves: 4 } }, analyst)
  await walk.ask(approveAssessment, { params: { ...params, ...second } }, publisher)
  await write('unpublished', 2, true)
  await walk.ask(showAssessment, { params }, analyst)
  await walk.ask(assessmentVersion, { params: { ...params, version: 1 } }, analyst)
}
