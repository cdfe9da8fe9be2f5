import type { Call } from '@heard/contracts'
import { listCases, listEnquiries, listErasures, listHolds, listPieces, listQuarantined, listReferrals, recordOfProcessing } from '@heard/contracts/engagement'
import type { Principal } from '@heard/contracts/identity'
import { addressedToUs, listContributions, listRecommendations } from '@heard/contracts/reporting'
import { mayHere } from '../../services/staff.ts'

/** Something that waits for somebody: how many, what, and where to go on with it. */
export type Waiting = { readonly count: number; readonly what: string; readonly href: string }

type Place = { readonly call: Call; readonly principal: Principal; readonly programme: string }
type Standing = { readonly standing: string }

const countOf = (list: readonly Standing[], ...standings: readonly string[]): number =>
  list.filter(({ standing }) => standings.includes(standing)).length

const contributions = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const base = `/staff/${programme}/contributions`
  const count = async (state: 'received' | 'de-identified'): Promise<number> => {
    const called = await call(listContributions, { params: { programme }, query: { state, limit: 1 } })
    return called.ok ? called.body.total : 0
  }
  const [received, readable] = await Promise.all([count('received'), count('de-identified')])
  return [
    { count: received, what: 'contributions to de-identify', href: `${base}?state=received` },
    { count: readable, what: 'contributions to code', href: `${base}?state=de-identified` },
  ]
}

const recommendations = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listRecommendations, { params: { programme } })
  const list = called.ok ? called.body.recommendations : []
  const href = `/staff/${programme}/recommendations`
  return [
    { count: countOf(list, 'draft'), what: 'recommendations in draft', href },
    { count: countOf(list, 'awaiting'), what: 'recommendations awaiting an answer', href },
    { count: countOf(list, 'silent'), what: 'recommendations past their day without an answer', href },
  ]
}

const addressed = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(addressedToUs, { params: { programme } })
  const list = called.ok ? called.body.recommendations : []
  return [
    { count: countOf(list, 'awaiting', 'silent'), what: 'recommendations for your organisation to answer', href: `/staff/${programme}/addressed` },
  ]
}

const SOON_MS = 7 * 86_400_000
const dueSoon = (due: string): boolean => Date.parse(due) - Date.now() < SOON_MS

/** Cases past their day come up to whoever runs the programme as well, not only to who answers them. */
const cases = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listCases, { params: { programme } })
  const open = (called.ok ? called.body.cases : []).filter(({ state }) => state === 'open')
  const late = open.filter(({ overdue }) => overdue)
  const href = `/staff/${programme}/data-protection`
  return [
    { count: late.length, what: 'rights requests, complaints or breaches past their day', href },
    { count: open.filter((one) => !one.overdue && dueSoon(one.due)).length, what: 'rights requests, complaints or breaches due within 7 days', href },
  ]
}

const holds = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listHolds, { params: { programme } })
  const late = (called.ok ? called.body.holds : []).filter(({ overdue }) => overdue)
  return [{ count: late.length, what: 'holds to review', href: `/staff/${programme}/retention` }]
}

const erasures = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listErasures, { params: { programme } })
  const late = (called.ok ? called.body.erasures : []).filter((one) => one.late)
  return [{ count: late.length, what: 'erasures that do not go on', href: `/staff/${programme}/erasures` }]
}

const record = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(recordOfProcessing, { params: { programme } })
  return [{ count: called.ok && called.body.overdue ? 1 : 0, what: 'review of the record of processing', href: `/staff/${programme}/record` }]
}

const heldBack = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listQuarantined, { params: { programme }, query: { limit: 0 } })
  return [{ count: called.ok ? called.body.total : 0, what: 'stories held back until you have looked', href: `/staff/${programme}/quarantine` }]
}

const toCheck = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listPieces, { params: { programme } })
  const standing = (called.ok ? called.body.pieces : []).filter(({ retired, published }) => !retired && published !== undefined)
  const count = (review: string): number => standing.filter((piece) => piece.review === review).length
  // Both lists have what is to be checked first; most of it is in the directory.
  const href = `/staff/${programme}/support`
  return [
    { count: count('overdue'), what: 'entries hidden from residents until somebody checks them', href },
    { count: count('due'), what: 'entries to check', href },
  ]
}

const enquiries = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listEnquiries, { params: { programme }, query: {} })
  const { overdue = 0, mine = 0, unassigned = 0 } = called.ok ? called.body.counts : {}
  const href = `/staff/${programme}/enquiries`
  return [
    { count: overdue, what: 'enquiries past their day', href: `${href}?show=overdue` },
    { count: mine, what: 'enquiries assigned to you', href: `${href}?show=mine` },
    { count: unassigned, what: 'enquiries that nobody has taken', href: `${href}?show=unassigned` },
  ]
}

const referrals = async ({ call, programme }: Place): Promise<Waiting[]> => {
  const called = await call(listReferrals, { params: { programme } })
  const late = (called.ok ? called.body.referrals : []).filter((referral) => referral.late)
  return [{ count: late.length, what: 'self-referrals that no partner has acknowledged for a week', href: `/staff/${programme}/referrals` }]
}

/** What waits in a programme for somebody with these roles. */
export const whatWaits = async (place: Place): Promise<Waiting[]> => {
  const may = (action: string): boolean => mayHere(place.principal, action, place.programme)
  const found = await Promise.all([
    may('analysis.view') ? contributions(place) : [],
    may('quarantine.decide') ? heldBack(place) : [],
    may('enquiry.answer') ? enquiries(place) : [],
    may('accountability.view-drafts') ? recommendations(place) : [],
    may('response.give') ? addressed(place) : [],
    may('register.view') ? cases(place) : [],
    may('hold.manage') ? holds(place) : [],
    may('erasure.view') ? erasures(place) : [],
    may('ropa.review') ? record(place) : [],
    may('information.edit') ? toCheck(place) : [],
    may('referral.manage') ? referrals(place) : [],
  ])
  return found.flat()
}
