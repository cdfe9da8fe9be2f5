import type { ProgrammeDefinition } from '@heard/contracts/engagement'
import type { ErasureList } from '@heard/engagement'
import { type Accounts, developmentPassword, openAccounts } from '@heard/identity'
import { type Clock, type Configuration, ConfigurationError } from '@heard/service-kit'
import { accountsPlaceOf } from './accounts-place.ts'
import { sessionSecret } from './session-secret.ts'

/** A local account that this start made, with what it signs in by. */
export type NewAccount = { readonly role: string; readonly email: string; readonly password: string }

/** The organisation that speaks for a programme in development: its first stakeholder that nobody took over from. */
const mainOrganisation = ({ id, organisations }: ProgrammeDefinition): { programme: string; organisation: string }[] => {
  const main = organisations.find(({ role, successor }) => role === 'stakeholder' && successor === undefined)
  return main ? [{ programme: id, organisation: main.id }] : []
}

const seed = async (accounts: Accounts, programmes: readonly ProgrammeDefinition[]): Promise<readonly NewAccount[]> => {
  const withCommunity = programmes.find(({ communities }) => communities.length > 0)
  const community = withCommunity?.communities[0]
  if (!withCommunity || !community) return []
  const seeded = await accounts.seedDevelopmentAccounts({
    stakeholders: programmes.flatMap(mainOrganisation),
    champion: { programme: withCommunity.id, community: community.id },
  })
  return seeded.filter(({ created }) => created).map(({ role, email }) => ({ role, email, password: developmentPassword }))
}

/**
 * Opens the accounts of an installation as they are. `alone`: nobody but this process begins, confirms and ends sessions, so that it may remember them
 * for a moment. @throws ConfigurationError when they lie elsewhere
 */
export const openOwnAccounts = async (configuration: Configuration, clock: Clock, { alone }: { readonly alone: boolean }): Promise<Accounts> => {
  const { keysDirectory, origin, profile, oidc, oidcRoles } = configuration
  return openAccounts({
    place: await accountsPlaceOf(configuration),
    secret: await sessionSecret(keysDirectory),
    origin,
    profile,
    organisation: oidc && oidcRoles && { ...oidc, roles: oidcRoles },
    now: () => clock.now(),
    ...(alone ? {} : { sessionsRememberedFor: 0 }),
  })
}

/**
 * Opens the accounts, erases those that were removed and came back with an older file, and in development makes one local account per role.
 * @throws ConfigurationError in production when development accounts are present
 */
export const openIdentity = async (
  configuration: Configuration,
  programmes: readonly ProgrammeDefinition[],
  { removed, clock, alone }: { readonly removed: readonly string[]; readonly clock: Clock; readonly alone: boolean },
): Promise<{ accounts: Accounts; made: readonly NewAccount[] }> => {
  const { profile } = configuration
  const opened = await openOwnAccounts(configuration, clock, { alone })
  await opened.eraseAccounts(removed)
  if (profile === 'development') return { accounts: opened, made: await seed(opened, programmes) }
  if (await opened.hasDevelopmentAccounts()) {
    await opened.close()
    throw new ConfigurationError('This data folder has development accounts; production needs a folder of its own (HEARD_DATA_DIR)')
  }
  return { accounts: opened, made: [] }
}

/** The accounts, where each removal is on the erasure list before anything is erased: a restored backup does not bring it back. */
export const listingRemovals = (accounts: Accounts, list: () => Pick<ErasureList, 'addAccount'>): Accounts => ({
  ...accounts,
  removeAccount: (account) => accounts.removeAccount(account, () => list().addAccount(account)),
})
