import type { AnswerChannel, AudienceResponses } from '@heard/contracts/reporting'
import { disclosedGrid, disclosedPercentage } from '@heard/privacy'

type Shown = Pick<AudienceResponses, 'audience' | 'people'>
type Totals = {
  readonly audiences: readonly Shown[]
  readonly channels: readonly { readonly channel: AnswerChannel; readonly people: number | null }[]
}
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
  return audiences.map(({ audience, people: all }, row) => {
    const asked = invited.get(audience) ?? null
    const rate = (count: number | null): number | null => disclosedPercentage(count, asked) ?? null
    return {
      audience,
      people: all,
      invited: asked,
      rate: rate(all),
      channels: channels.map(({ channel }, column) => {
        const count = grid[row]?.[column] ?? null
        return { channel, people: count, rate: rate(count) }
      }),
    }
  })
}
