import type { ContributionFilter } from '@heard/contracts/reporting'

export type FilterName = keyof ContributionFilter
const filterNames = [
  'q',
  'stage',
  'community',
  'barrier',
  'theme',
  'state',
  'origin',
  'language',
  'from',
  'to',
] as const satisfies readonly FilterName[]

/** How the list is looked at, as its address says. `trail`: where each page before this one began, so that one can go back. */
export type ListView = {
  readonly filter: Readonly<Partial<Record<FilterName, string>>>
  readonly after: string | undefined
  readonly trail: readonly string[]
}

const beginning = '0'

export const viewIn = (search: URLSearchParams): ListView => ({
  filter: Object.fromEntries(
    filterNames.flatMap((name) => ((search.get(name) ?? '').trim() === '' ? [] : [[name, (search.get(name) ?? '').trim()]])),
  ),
  after: search.get('after') ?? undefined,
  trail: (search.get('trail') ?? '').split('.').filter(Boolean),
})

/** The address of a view: `?` and what is not as usual; nothing for the whole list. */
export const searchOf = ({ filter, after, trail }: ListView): string => {
  const search = new URLSearchParams(Object.entries(filter))
  if (after !== undefined) search.set('after', after)
  if (trail.length > 0) search.set('trail', trail.join('.'))
  return search.size > 0 ? `?${search}` : ''
}

export const nextPage = (view: ListView, next: string): ListView => ({ ...view, after: next, trail: [...view.trail, view.after ?? beginning] })

export const pageBefore = (view: ListView): ListView | undefined => {
  const after = view.trail.at(-1)
  return after === undefined ? undefined : { ...view, after: after === beginning ? undefined : after, trail: view.trail.slice(0, -1) }
}

/** The same filters from the first page. */
export const fromTheTop = ({ filter }: ListView): ListView => ({ filter, after: undefined, trail: [] })
