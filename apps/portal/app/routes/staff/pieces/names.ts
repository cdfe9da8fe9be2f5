import type { PieceAbout, PieceOwner, PieceSummary } from '@heard/contracts/engagement'

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

/** The parts of the staff screens that pieces are in. */
export const sectionNames = { support: 'Support directory', information: 'Information' } as const

export const sectionOf = ({ kind }: PieceAbout): keyof typeof sectionNames => (kind === 'service' ? 'support' : 'information')

export const englishName = (language: string): string => new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language
