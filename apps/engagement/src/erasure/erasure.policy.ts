import { ErasedStore } from '@heard/contracts/engagement'
import type { ErasureState } from './erasure.state.ts'

/**
 * What the erasure purges itself, in this order. Links of receipts come before the three that can be asked for by receipt: what was asked for until then
 * is purged after it, and afterwards nothing new can be asked for.
 */
const ownPurges = [
  ['vault', 'erase-vault'],
  ['receipts', 'unlink-receipts'],
  ['mails', 'drop-mails'],
  ['follows', 'end-follows'],
  ['quotations', 'withdraw-quotations'],
] as const satisfies readonly (readonly [ErasedStore, string])[]
type OwnPurge = (typeof ownPurges)[number][1]

/** What an erasure does next. `wait`: others have to answer first. */
export type Step =
  | { readonly do: 'check-holds' | 'collect-recipients' | 'write-intent' | OwnPurge | 'verify' }
  | { readonly do: 'tell-recipient'; readonly recipient: string }
  | { readonly do: 'wait'; readonly stores: readonly ErasedStore[] }
  | { readonly do: 'nothing' }

/** Stores that have not answered yet. */
const waitingFor = ({ purged }: ErasureState): readonly ErasedStore[] => ErasedStore.options.filter((store) => !purged.includes(store))

/** The order of PRIVACY.md: holds, recipients, the intent where no backup reaches, then keys and links, mails, followings and quotations, then everybody else's stores, recipients, and the check. */
export const nextStep = (state: ErasureState): Step => {
  const { status, recipients, intended, purged, told } = state
  if (status === 'none' || status === 'erased') return { do: 'nothing' }
  if (status !== 'started') return { do: 'check-holds' }
  if (!recipients) return { do: 'collect-recipients' }
  if (!intended) return { do: 'write-intent' }
  const own = ownPurges.find(([store]) => !purged.includes(store))
  if (own) return { do: own[1] }
  const waiting = waitingFor(state)
  if (waiting.length > 0) return { do: 'wait', stores: waiting }
  const recipient = recipients.find((one) => !told.includes(one))
  return recipient === undefined ? { do: 'verify' } : { do: 'tell-recipient', recipient }
}
