import { eventsFacts } from '@heard/contracts/events'
import { defineLedgerPolicy } from '@heard/contracts/ledger'

const listed = { exempt: 'an invitation: it is listed while it matters, and no organisation is held to it' } as const
const asker = { exempt: 'about a person who asked: the public ledger holds nothing of any person' } as const

/** What the public ledger says of each fact of events. */
export const eventsLedger = defineLedgerPolicy(eventsFacts, {
  GatheringAnnounced: listed,
  GatheringCancelled: listed,
  MiniEventRequested: asker,
  MiniEventAgreed: asker,
  MiniEventDeclined: asker,
})
