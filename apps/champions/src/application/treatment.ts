import type { AnswerOf } from '@heard/contracts'
import type { ApplicationDetails, equalTreatment } from '@heard/contracts/champions'
import { disclosedCounts } from '@heard/privacy'
import type { ApplicationState } from './application.state.ts'

/** What became of one application. */
export type Treated = { readonly details: Pick<ApplicationDetails, 'community' | 'age'>; readonly state: ApplicationState; readonly offered: boolean }

type Group = AnswerOf<typeof equalTreatment>['groups'][number]

/** Each application is in one column. */
const columnOf = ({ state: { status }, offered }: Treated): 'offered' | 'declined' | 'withdrawn' | 'waiting' => {
  if (offered) return 'offered'
  return status === 'declined' || status === 'withdrawn' ? status : 'waiting'
}

const columns = ['offered', 'declined', 'withdrawn', 'waiting'] as const

const rowOf = (id: string, treated: readonly Treated[]): Group['rows'][number] => {
  const { total, counts } = disclosedCounts(columns.map((column) => treated.filter((one) => columnOf(one) === column).length))
  const [offered = null, declined = null, withdrawn = null, waiting = null] = counts
  return { id, applied: total, offered, declined, withdrawn, waiting }
}

/** Who applied and what became of it, by what they told: counts under the rule of publication, and none of fewer than thirty people. */
export const treatmentOf = (treated: readonly Treated[], communities: readonly string[]): Group[] => [
  {
    by: 'community',
    rows: communities.map((id) =>
      rowOf(
        id,
        treated.filter(({ details }) => details.community === id),
      ),
    ),
  },
  {
    by: 'age',
    rows: ['16-17', '18-or-over'].map((id) =>
      rowOf(
        id,
        treated.filter(({ details }) => details.age === id),
      ),
    ),
  },
]
