/** How the pages of the workspace are narrowed, as their address says it. */
export type Narrowing = {
  /** Every programme, and not only the one of the address. */
  readonly everywhere: boolean
  readonly from: string
  readonly to: string
  readonly sample: string
  readonly seed: string
  readonly contribution: string
  readonly actor: string
  readonly purpose: string
  readonly page: number
}

const fields = ['from', 'to', 'sample', 'seed', 'contribution', 'actor', 'purpose'] as const

/** What an address asks for; what is empty or blank is left out, as forms send it. */
export const narrowingOf = (search: URLSearchParams): Narrowing => {
  const typed = (name: string): string => (search.get(name) ?? '').trim()
  const page = Number(typed('page'))
  return {
    everywhere: typed('scope') === 'all',
    from: typed('from'),
    to: typed('to'),
    sample: typed('sample'),
    seed: typed('seed'),
    contribution: typed('contribution'),
    actor: typed('actor'),
    purpose: typed('purpose'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The query of a call: only what was given. Numbers stay as they were typed: the service says what is wrong with them. */
export const queryOf = (programme: string, { everywhere, page: _page, ...rest }: Narrowing): Record<string, string> => ({
  ...(everywhere ? {} : { programme }),
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
})

/** The same narrowing as the end of an address, with what is changed; begins with `?`, or is empty. */
export const addressOf = (narrowing: Narrowing, change: Partial<Narrowing> = {}): string => {
  const next = { ...narrowing, ...change }
  const search = new URLSearchParams()
  if (next.everywhere) search.set('scope', 'all')
  for (const name of fields) if (next[name] !== '') search.set(name, next[name])
  if (next.page > 1) search.set('page', String(next.page))
  return search.size === 0 ? '' : `?${search}`
}
