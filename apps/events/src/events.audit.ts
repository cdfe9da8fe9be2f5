import { eventsFacts } from '@heard/contracts/events'
import { defineLedgerPolicy } from '@heard/contracts/ledger'

const listed = { exempt: 'an invitation: it is listed while it matters, and no organisation is held to it' } as const
const inner = { exempt: 'how staff prepare a gathering, and how many they counted there: nothing was promised about it in public' } as const
const comer = { exempt: 'about a person who comes to a gathering: the public ledger holds nothing of any person' } as const
const told = { exempt: 'what was heard is told in words; what is asked and promised because of it is in the ledger on its own' } as const
const asker = { exempt: 'about a person who asked: the public ledger holds nothing of any person' } as const

/** What the public ledger says of each fact of events. */
export const eventsLedger = defineLedgerPolicy(eventsFacts, {
  GatheringAnnounced: listed,
  GatheringChanged: listed,
  GatheringCancelled: listed,
  GatheringPrepared: inner,
  TemplateKept: inner,
  TemplateDropped: inner,
  HeardPublished: told,
  HeardChanged: told,
  EvaluationGiven: comer,
  EvaluationWithdrawn: comer,
  HeadcountNoted: inner,
  DoorCounted: inner,
  RegistrationMade: comer,
  RegistrationChanged: comer,
  RegistrationCancelled: comer,
  PlaceOffered: comer,
  PlaceAccepted: comer,
  PlaceLapsed: comer,
  ArrivalNoted: comer,
  PermissionNoted: comer,
  MiniEventRequested: asker,
  MiniEventTalkArranged: asker,
  MiniEventAgreed: asker,
  MiniEventDeclined: asker,
})
