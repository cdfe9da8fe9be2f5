import type { Grant } from '@heard/contracts/identity'
import type { PlatformFact } from '@heard/contracts/platform'
import type { Decider } from '@heard/event-sourcing'

/** What the accounts hold of one account; nothing when it is not there. */
export type HeldAccount = { readonly development: boolean; readonly grants: readonly Grant[] }
/** Brings the record of one account up to what is held of it. */
export type KeepAccount = { readonly account: string; readonly held: HeldAccount | undefined }

type AccountFact = PlatformFact<'AccountMade' | 'RolesGiven' | 'AccountRemoved' | 'SignedIn'>
type State = { readonly there: boolean; readonly roles: string }

const comparable = (grants: readonly Grant[]): string =>
  JSON.stringify(grants.map(({ role, programme, organisation, community }) => JSON.stringify([role, programme, organisation, community])).sort())

const roles = (account: string, grants: readonly Grant[]): AccountFact => ({ type: 'RolesGiven', data: { account, grants: [...grants] } })

/** The accounts are the truth for who may sign in: the record follows them, whoever changed them and whatever was missed. */
export const accountDecider: Decider<KeepAccount, State, AccountFact, never> = {
  initial: { there: false, roles: '' },
  evolve: (state, fact) => {
    if (fact.type === 'AccountMade') return { there: true, roles: '' }
    if (fact.type === 'RolesGiven') return { ...state, roles: comparable(fact.data.grants) }
    return fact.type === 'AccountRemoved' ? { there: false, roles: '' } : state
  },
  decide: ({ account, held }, state) => {
    if (!held) return { accepted: state.there ? [{ type: 'AccountRemoved', data: { account } }] : [] }
    if (!state.there) return { accepted: [{ type: 'AccountMade', data: { account, development: held.development } }, roles(account, held.grants)] }
    return { accepted: state.roles === comparable(held.grants) ? [] : [roles(account, held.grants)] }
  },
}
