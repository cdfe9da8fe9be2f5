import type { Call } from '@heard/contracts'
import { readList } from './list.server.ts'
import { type ListView, nextPage, pageBefore, searchOf } from './view.ts'

/** Addresses, relative to the list, of the contributions before and after one in the list it was opened from. */
export type Neighbours = { readonly before?: string; readonly next?: string }

const at = (contribution: string | undefined, view: ListView): string | undefined =>
  contribution === undefined ? undefined : `/${contribution}${searchOf(view)}`

/** Once it has been worked on, it may no longer match the filter: then the first that does comes next. */
export const neighboursOf = async (call: Call, programme: string, view: ListView, contribution: string): Promise<Neighbours> => {
  // Only those who read what people said open a contribution.
  const where = { programme, mayRead: true }
  const list = await readList(call, where, view)
  const ids = list.contributions.map((each) => each.contribution)
  const place = ids.indexOf(contribution)
  const following = list.next !== undefined && place === ids.length - 1 ? nextPage(view, list.next) : undefined
  const preceding = place === 0 ? pageBefore(view) : undefined
  const next = following ? at((await readList(call, where, following)).contributions[0]?.contribution, following) : at(ids[place + 1], view)
  const last = preceding && (await readList(call, where, preceding)).contributions.at(-1)
  const before = preceding ? at(last?.contribution, preceding) : at(ids[place - 1], view)
  return { ...(before ? { before } : {}), ...(next ? { next } : {}) }
}
