import type { ErasureFact } from '@heard/contracts/engagement'
import type { PlatformFact } from '@heard/contracts/platform'
import type { EventStore } from '@heard/event-sourcing'
import type { Vault } from '@heard/vault'
import { type ErasureList, ErasureListUnusable, type ListedErasure } from './erasure-list.ts'

type Log = Pick<EventStore, 'readAll'>

const erasedIn = async (store: Log): Promise<ReadonlySet<string>> => {
  const erased = new Set<string>()
  for await (const fact of store.readAll({ types: ['SubjectErased'] })) erased.add((fact.data as ErasureFact<'SubjectErased'>['data']).erasure)
  return erased
}

const intendedIn = async (store: Log): Promise<readonly ListedErasure[]> => {
  const intended: ListedErasure[] = []
  for await (const fact of store.readAll({ types: ['ErasureIntended'] })) intended.push(fact.data as ErasureFact<'ErasureIntended'>['data'])
  return intended
}

/** What the list has and the log does not know as done. */
export const outstanding = async (list: ErasureList, store: Log): Promise<readonly ListedErasure[]> => {
  const erased = await erasedIn(store)
  return list.entries().filter(({ erasure }) => !erased.has(erasure))
}

const tooOld = (list: ErasureList): ErasureListUnusable =>
  new ErasureListUnusable(`${list.file} is older than the backup: it lacks erasures that the restored facts know of; put the newest copy there`)

/** Accounts that were removed by a command; what was only found to be missing may have been a lost file, which may come back. */
const removedIn = async (store: Log): Promise<readonly string[]> => {
  const removed: string[] = []
  for await (const fact of store.readAll({ types: ['AccountRemoved'] })) {
    if (fact.metadata.cause !== 'found') removed.push((fact.data as PlatformFact<'AccountRemoved'>['data']).account)
  }
  return removed
}

/**
 * Every account that was ever removed: to be erased again, whatever an older file of accounts holds. The list and the log are held against each other as
 * in `enforceList`, after which this is called.
 * @throws ErasureListUnusable
 */
export const removedAccounts = async (list: ErasureList, store: Log, restored: boolean): Promise<readonly string[]> => {
  const listed = new Set(list.accounts())
  for (const account of await removedIn(store)) {
    if (restored && !listed.has(account)) throw tooOld(list)
    list.addAccount(account)
  }
  return list.accounts()
}

/**
 * Before anything else reads the vault: what stands on the list is destroyed, whatever an older log or vault still holds. After a restore the list must
 * be there and know of every erasure that the log knows of; at other times what it lacks is put back from the log.
 * @throws ErasureListUnusable
 */
export const enforceList = async (list: ErasureList, store: Log, vault: Pick<Vault, 'erase' | 'withdraw'>, restored: boolean): Promise<void> => {
  if (restored && !list.exists()) {
    throw new ErasureListUnusable(
      `these data were restored from a backup, and the list of what was erased since is not at ${list.file}; put it there, or name its place by HEARD_ERASURE_LIST`,
    )
  }
  list.create()
  for (const intended of await intendedIn(store)) {
    if (restored && !list.has(intended.erasure)) throw tooOld(list)
    list.add(intended)
  }
  for (const { person, purposes } of await outstanding(list, store)) await vault.erase(person, purposes)
  await Promise.all(list.subjects().map(({ subject, purposes }) => vault.erase(subject, purposes)))
  await vault.withdraw(list.withdrawn())
}
