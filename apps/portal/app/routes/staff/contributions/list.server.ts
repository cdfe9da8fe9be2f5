import type { Call, Called } from '@heard/contracts'
import { ContributionFilter, listContributions } from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import { answerOf } from '../../../services/calling.ts'
import type { ListView } from './view.ts'

const pageSize = 50

const spoken: Readonly<Record<string, string>> = {
  from: 'From: enter a real day',
  to: 'To: enter a real day',
  q: 'Search: use 200 characters or fewer',
}

type Listed = Extract<Called<typeof listContributions>, { ok: true }>['body']
export type ReadList = Listed & { readonly errors: readonly FieldError[] }

/** Without what only those who read what people said may filter by. */
const open = (filter: ListView['filter']): ListView['filter'] => {
  const { q: _q, community: _community, ...rest } = filter
  return rest
}

type Where = { readonly programme: string; readonly mayRead: boolean }

/** A page of the list, or what is wrong with its filters. */
export const readList = async (call: Call, { programme, mayRead }: Where, { filter, after }: ListView): Promise<ReadList> => {
  const parsed = ContributionFilter.safeParse(mayRead ? filter : open(filter))
  if (!parsed.success) {
    const errors = parsed.error.issues.map(
      ({ path, message }): FieldError => ({ field: String(path[0]), message: spoken[String(path[0])] ?? message }),
    )
    return { contributions: [], total: 0, errors }
  }
  const called = await call(listContributions, { params: { programme }, query: { ...parsed.data, after, limit: pageSize } })
  return { ...answerOf(called), errors: [] }
}
