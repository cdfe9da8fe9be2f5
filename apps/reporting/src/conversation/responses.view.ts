import type { AudienceResponses } from '@heard/contracts/reporting'
import { disclosedGrid, disclosedPercentage } from '@heard/privacy'

type Channel = AudienceResponses['channels'][number]['channel']
type Shown = Pick<AudienceResponses, 'audience' | 'people' | 'percent'>
type Totals = { readonly audiences: readonly Shown[]; readonly channels: readonly { readonly channel: Channel; readonly people: number | null }[] }
type Counted = {
  readonly people: readonly { readonly name: string; readonly channel: string; readonly people: number }[]
  readonly invited: ReadonlyMap<string, number>
}

/** Responses of each audience, all and by channel, and what share of those invited they are. */
export const responsesOf = ({ audiences, channels }: Totals, { people, invited }: Counted): AudienceResponses[] => {
  const grid = disclosedGrid(
    audiences.map(({ audience }) =>
      channels.map(({ channel }) => people.find((count) => count.name === audience && count.channel === channel)?.people ?? 0),
    ),
    audiences.map((shown) => shown.people),
    channels.map((shown) => shown.people),
  )
  return audiences.map((shown, row) => {
    const asked = invited.get(shown.audience) ?? null
    const rate = (count: number | null): number | null => disclosedPercentage(count, asked) ?? null
    return {
      ...shown,
      invited: asked,
      rate: rate(shown.people),
      channels: channels.map(({ channel }, column) => {
        const count = grid[row]?.[column] ?? null
        return { channel, people: count, rate: rate(count) }
      }),
    }
  })
}
