import { defineLedgerPolicy } from '@heard/contracts/ledger'
import { platformFacts } from '@heard/contracts/platform'

const person = { exempt: 'about one person at work, by a number that follows them: auditors see it in the private log' } as const
const operation = { exempt: 'how the installation is run and looked after: auditors see it in the private log' } as const

/** What the public ledger says of each fact of the platform itself: nothing, since it is about people at work and about machines. */
export const platformLedger = defineLedgerPolicy(platformFacts, {
  AccountMade: person,
  RolesGiven: person,
  AccountRemoved: person,
  AccountInvited: person,
  AccountKept: person,
  BreakGlassLinkMade: person,
  WayInAdded: person,
  WayInRemoved: person,
  SignedIn: person,
  AccessRefused: person,
  ExportMade: person,
  SignInsRefused: operation,
  AccessReviewed: operation,
  ProgramStarted: operation,
  ConfigurationChanged: operation,
  PartJoined: operation,
  PartGone: operation,
  BackupMade: operation,
  DataRestored: operation,
})
