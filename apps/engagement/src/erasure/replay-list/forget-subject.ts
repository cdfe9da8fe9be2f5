import type { Vault } from '@heard/vault'
import type { ErasureList, ListedSubject } from './erasure-list.ts'

type Means = { readonly list: Pick<ErasureList, 'addSubject'>; readonly vault: Pick<Vault, 'erase'> }

/** Erases what the vault has of a subject for some purposes, listed first, so that no restored backup brings it back. Bears repetition; answers how many rows went. */
export const forgetSubject = ({ list, vault }: Means, { subject, purposes }: ListedSubject): Promise<number> => {
  list.addSubject({ subject, purposes })
  return vault.erase(subject, purposes)
}
