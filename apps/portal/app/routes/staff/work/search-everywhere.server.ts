import type { Call } from '@heard/contracts'
import { listEnquiries } from '@heard/contracts/engagement'
import { listGatherings } from '@heard/contracts/events'
import { listAccounts, type Principal } from '@heard/contracts/identity'
import { addressedToUs, listContributions, listRecommendations, type Wording } from '@heard/contracts/reporting'
import { mayAct } from '@heard/identity/permissions'
import { mayHere } from '../../../services/staff.ts'

type Hit = { readonly href: string; readonly text: string; readonly about?: string }
export type HitGroup = { readonly name: string; readonly hits: readonly Hit[]; readonly more: boolean }
type Place = { readonly id: string; readonly name: string }
type Looking = { readonly call: Call; readonly principal: Principal; readonly place: Place; readonly q: string }

const most = 10
const wordsIn = (typed: string): readonly string[] => typed.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Whether every word that was typed stands in the text, each as a word or the beginning of one. */
export const matches = (typed: string, ...texts: readonly (string | undefined)[]): boolean => {
  const words = wordsIn(typed)
  const found = wordsIn(texts.filter(Boolean).join(' '))
  return words.length > 0 && words.every((word) => found.some((each) => each.startsWith(word)))
}

const textOf = (wording: Wording): string | undefined => (wording.status === 'open' ? wording.text : undefined)
const group = (name: string, hits: readonly Hit[], more = hits.length > most): HitGroup => ({ name, hits: hits.slice(0, most), more })

const contributions = async ({ call, principal, place, q }: Looking): Promise<HitGroup> => {
  const may = mayHere(principal, 'contribution.read', place.id) && mayHere(principal, 'analysis.view', place.id)
  const called = may ? await call(listContributions, { params: { programme: place.id }, query: { q, limit: most } }) : undefined
  if (!called?.ok) return group('Contributions', [])
  const hits = called.body.contributions.map(({ contribution, extract, hard }) => ({
    href: `/staff/${place.id}/contributions/${contribution}`,
    text: hard ? 'Hard to read: open it to see why it was found' : (extract ?? 'Contribution'),
    about: place.name,
  }))
  return group('Contributions', hits, called.body.next !== undefined)
}

const asked = async ({ call, principal, place }: Looking) => {
  const params = { programme: place.id }
  if (mayHere(principal, 'accountability.view-drafts', place.id)) {
    const called = await call(listRecommendations, { params })
    return called.ok ? { ...called.body, base: 'recommendations' } : undefined
  }
  const called = mayHere(principal, 'addressed.view', place.id) ? await call(addressedToUs, { params }) : undefined
  return called?.ok ? { ...called.body, base: 'addressed' } : undefined
}

const accountability = async (looking: Looking): Promise<HitGroup[]> => {
  const { place, q } = looking
  const found = await asked(looking)
  const recommendations = (found?.recommendations ?? [])
    .filter(({ title, text }) => matches(q, textOf(title), textOf(text)))
    .map(({ id, title }) => ({ href: `/staff/${place.id}/${found?.base}/${id}`, text: textOf(title) ?? 'Withdrawn', about: place.name }))
  const commitments = (found?.commitments ?? [])
    .filter(({ text, measure }) => matches(q, textOf(text), textOf(measure)))
    .map(({ id, text }) => ({ href: `/staff/${place.id}/commitments/${id}`, text: textOf(text) ?? 'Withdrawn', about: place.name }))
  return [group('Recommendations', recommendations), group('Promises', commitments)]
}

const gatherings = async ({ call, principal, place, q }: Looking): Promise<HitGroup> => {
  const may = mayHere(principal, 'gathering.plan', place.id)
  const called = may ? await call(listGatherings, { params: { programme: place.id } }) : undefined
  const hits = (called?.ok ? called.body.gatherings : [])
    .filter(({ title, place: where, about }) => matches(q, title.text, where.text, about.text))
    .map(({ title }) => ({ href: `/staff/${place.id}/gatherings`, text: title.text, about: place.name }))
  return group('Gatherings', hits)
}

const reference = /^[0-9a-f]{4,8}$/i

/** By their reference alone: what people ask is not searched. */
const enquiries = async ({ call, principal, place, q }: Looking): Promise<HitGroup> => {
  if (!reference.test(q) || !mayHere(principal, 'enquiry.answer', place.id)) return group('Enquiries', [])
  const shows = (['open', 'closed'] as const).map((show) => call(listEnquiries, { params: { programme: place.id }, query: { show, reference: q } }))
  const found = (await Promise.all(shows)).flatMap((called) => (called.ok ? called.body.enquiries : []))
  const hits = found.map((one) => ({ href: `/staff/${place.id}/enquiries/${one.enquiry}`, text: `Enquiry ${one.reference}`, about: place.name }))
  return group('Enquiries', hits)
}

const people = async (call: Call, principal: Principal, q: string): Promise<HitGroup> => {
  const called = mayAct(principal, 'account.view', {}).allowed ? await call(listAccounts) : undefined
  const hits = (called?.ok ? called.body.accounts : [])
    .filter(({ name, email }) => matches(q, name, email))
    .map(({ account, name, email }) => ({ href: `/staff/people/${account}`, text: name, about: email ?? '' }))
  return group('People', hits)
}

const joined = (groups: readonly HitGroup[]): HitGroup[] => {
  const byName = Map.groupBy(groups, ({ name }) => name)
  return [...byName].map(([name, same]) => ({ name, hits: same.flatMap(({ hits }) => hits), more: same.some(({ more }) => more) }))
}

/** Everything that has these words in it, as far as the services let this person see it: each is asked by its own route, with its own permission. */
export const searchEverywhere = async (call: Call, principal: Principal, places: readonly Place[], q: string): Promise<HitGroup[]> => {
  const looks = places.map((place): Looking => ({ call, principal, place, q }))
  const found = await Promise.all([
    ...looks.map(async (looking) => [await contributions(looking)]),
    ...looks.map(accountability),
    ...looks.map(async (looking) => [await enquiries(looking)]),
    ...looks.map(async (looking) => [await gatherings(looking)]),
    people(call, principal, q).then((one) => [one]),
  ])
  return joined(found.flat()).filter(({ hits }) => hits.length > 0)
}
