import type { ErasureList } from '@heard/engagement'
import type { Vault } from '@heard/vault'

/** The vault, where each published text that is withdrawn is on the erasure list before it goes: a restored backup does not bring it back. */
export const listingWithdrawals = (vault: Vault, list: () => Pick<ErasureList, 'addWithdrawn'>): Vault => ({
  ...vault,
  async withdraw(refs) {
    const published = await vault.wording(refs)
    // The vault refuses these, at every start too if they were on the list.
    if (published.every(({ status }) => status !== 'refused')) for (const ref of refs) list().addWithdrawn(ref)
    return vault.withdraw(refs)
  },
})
