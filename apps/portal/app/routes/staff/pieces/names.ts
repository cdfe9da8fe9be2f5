import type { PieceOwner, PieceSummary } from '@heard/contracts/engagement'

export const ownerNames = {
  connector: 'Community connectors',
  coordinator: 'Coordinators',
  publisher: 'Publishers',
} as const satisfies Record<PieceOwner, string>

type Said = readonly [text: string, colour: 'grey' | 'red' | 'orange' | 'green' | 'blue' | 'yellow']

/** How a piece stands, in words. */
export const standingOf = ({ retired, published, newest, review }: PieceSummary): Said => {
  if (retired) return ['Retired', 'grey']
  if (published === undefined) return ['Not published', 'blue']
  if (review === 'overdue') return ['Hidden: check overdue', 'red']
  if (review === 'due') return ['To be checked', 'orange']
  return published === newest ? ['Published', 'green'] : ['Published, newer version waits', 'yellow']
}
