import type { Call } from '@heard/contracts'
import { listProgrammes } from '@heard/contracts/engagement'
import { answerOf } from '../../../services/calling.ts'
import { theProgramme } from '../../../services/staff.ts'
import type { Place } from './roles.ts'

/** Every programme with whom somebody may speak for there, and the communities a champion may belong to. */
export const placesOf = async (call: Call): Promise<readonly Place[]> => {
  const { programmes } = answerOf(await call(listProgrammes))
  const views = await Promise.all(programmes.map(({ id }) => theProgramme(call, id)))
  return views.map(({ id, name, organisations, communities }) => ({
    id,
    name: name.text,
    organisations: organisations.filter(({ role }) => role === 'stakeholder').map((each) => ({ id: each.id, name: each.name.text })),
    communities: communities.map((each) => ({ id: each.id, name: each.name.text })),
  }))
}
