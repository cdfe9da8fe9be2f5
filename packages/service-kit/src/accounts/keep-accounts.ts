import { type PlatformFact, platformFacts } from '@heard/contracts/platform'
import { handleCommand } from '@heard/event-sourcing'
import { uuidv7 } from '../ids.ts'
import type { Platform } from '../platform.ts'
import { accountDecider } from './account.decider.ts'

type Kept = Pick<Platform, 'store' | 'clock'> & { readonly accounts: Pick<Platform['accounts'], 'listAccounts'> }

/** Where the facts of one account are. */
export const accountStream = (account: string): string => `account-${account}`

const recorded = async (store: Platform['store']): Promise<ReadonlySet<string>> => {
  const there = new Set<string>()
  for await (const fact of store.readAll({ types: ['AccountMade', 'AccountRemoved'] })) {
    const { account } = fact.data as PlatformFact<'AccountMade' | 'AccountRemoved'>['data']
    if (fact.type === 'AccountMade') there.add(account)
    else there.delete(account)
  }
  return there
}

/**
 * Compares all accounts with the record and records what is missing, as found: a crash may have come between the two stores, and development accounts,
 * or an older file, come in without a command. Before anybody can sign in.
 */
export const keepAccounts = async ({ store, clock, accounts }: Kept): Promise<void> => {
  const held = new Map((await accounts.listAccounts()).map((each) => [each.account, each]))
  const metadata = { actor: 'system', at: new Date(clock.now()).toISOString(), cause: 'found' }
  const about = { metadata, newId: () => uuidv7(clock.now()), versionOf: (type: string) => platformFacts[type as keyof typeof platformFacts].version }
  for (const account of new Set([...(await recorded(store)), ...held.keys()])) {
    await handleCommand(store, accountDecider, accountStream(account), { account, held: held.get(account) }, about)
  }
}
