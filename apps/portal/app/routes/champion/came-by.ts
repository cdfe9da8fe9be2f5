import { CameBy } from '@heard/contracts/champions'

/** By which campaign somebody comes, as addresses tell it; nothing for what no campaign wrote. */
export const cameByIn = (searched: Pick<URLSearchParams, 'get'>): CameBy | undefined => {
  const campaign = searched.get('campaign') ?? undefined
  const source = searched.get('from') ?? undefined
  return CameBy.safeParse({ campaign, ...(source ? { source } : {}) }).data ?? CameBy.safeParse({ campaign }).data
}

export const cameBySearch = ({ campaign, source }: { readonly campaign: string; readonly source?: string | undefined }): string =>
  `?${new URLSearchParams({ campaign, ...(source === undefined ? {} : { from: source }) })}`
