import type { Call, Task } from '@heard/contracts'
import { championsTasks } from '@heard/contracts/champions'
import { engagementTasks, listProgrammes } from '@heard/contracts/engagement'
import { eventsTasks } from '@heard/contracts/events'
import type { Principal } from '@heard/contracts/identity'
import { reportingTasks } from '@heard/contracts/reporting'
import { answerOf } from '../../../services/calling.ts'

const sources = [engagementTasks, eventsTasks, championsTasks, reportingTasks]

type Found = { readonly tasks: readonly Task[]; readonly missing: boolean }

/** What waits in these programmes, of all services. `missing`: one of them could not tell just now. */
export const tasksOf = async (call: Call, programmes: readonly string[]): Promise<Found> => {
  const asked = programmes.flatMap((programme) => sources.map((route) => call(route, { params: { programme } })))
  const answers = await Promise.all(asked)
  return { tasks: answers.flatMap((answer) => (answer.ok ? answer.body.tasks : [])), missing: answers.some(({ ok }) => !ok) }
}

type Place = { readonly id: string; readonly name: string }

/** The programmes that somebody has a role in. */
export const placesOf = async (call: Call, principal: Principal): Promise<Place[]> => {
  const { programmes } = answerOf(await call(listProgrammes))
  const everywhere = principal.grants.some(({ programme }) => programme === '*')
  return programmes
    .filter(({ id }) => everywhere || principal.grants.some(({ programme }) => programme === id))
    .map(({ id, name }) => ({ id, name: name.text }))
}
