import type { Sealed } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

type SetContacts = { readonly type: 'Set'; readonly programme: string; readonly contacts: Sealed; readonly known: boolean }

/** Whom the champions of a programme turn to: as it was last said. */
export const contactsDecider: Decider<SetContacts, undefined, ChampionsFact<'SupportContactsSet'>, 'unknown-programme'> = {
  initial: undefined,
  evolve: () => undefined,
  decide: ({ programme, contacts, known }) =>
    known ? accept({ type: 'SupportContactsSet', data: { programme, contacts } }) : refuse('unknown-programme'),
}
