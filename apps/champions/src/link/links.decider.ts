import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

export type LinkFact = ChampionsFact<'ChampionLinked' | 'ChampionUnlinked'>

/** Application by account. */
export type LinksState = ReadonlyMap<string, string>

type One = { readonly programme: string; readonly application: string }
export type LinksCommand =
  /** `champion`: whether the application is one of a champion now; `agrees`: whether the account's role reaches the community that they belong to. */
  | (One & { readonly type: 'Link'; readonly account: string; readonly champion: boolean; readonly agrees: boolean })
  | (One & { readonly type: 'Unlink' })

type LinksRefusal = 'not-a-champion' | 'already-linked' | 'account-taken' | 'role-elsewhere'

const isTaken = (state: LinksState, application: string): boolean => [...state.values()].includes(application)

/** Accounts of champions: one for each application and one application for each, in one stream for the programme. Doing again what was done changes nothing. */
export const linksDecider: Decider<LinksCommand, LinksState, LinkFact, LinksRefusal> = {
  initial: new Map(),
  evolve: (state, fact) =>
    fact.type === 'ChampionLinked'
      ? new Map([...state, [fact.data.account, fact.data.application]])
      : new Map([...state].filter(([, application]) => application !== fact.data.application)),
  decide: (command, state) => {
    const { programme, application } = command
    if (command.type === 'Unlink') {
      return isTaken(state, application) ? accept<LinkFact>({ type: 'ChampionUnlinked', data: { programme, application } }) : accept()
    }
    const { account, champion, agrees } = command
    if (!champion) return refuse('not-a-champion')
    const own = state.get(account)
    if (own === application) return accept()
    if (own !== undefined) return refuse('account-taken')
    if (isTaken(state, application)) return refuse('already-linked')
    if (!agrees) return refuse('role-elsewhere')
    return accept<LinkFact>({ type: 'ChampionLinked', data: { programme, application, account } })
  },
}
