import { ErasedStore } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { nextStep } from './erasure.policy.ts'
import { type ErasureState, initial } from './erasure.state.ts'

const after = (changes: Partial<ErasureState>): ErasureState => ({ ...initial, status: 'started', recipients: [], intended: true, ...changes })
const all = ErasedStore.options
const own: readonly ErasedStore[] = ['vault', 'receipts', 'mails', 'follows', 'quotations']

describe('what an erasure does next', () => {
  it('is nothing before it is asked for and after it is done', () => {
    expect(nextStep(initial)).toStrictEqual({ do: 'nothing' })
    expect(nextStep(after({ status: 'erased', purged: all }))).toStrictEqual({ do: 'nothing' })
  })
  it('is to look for holds, again and again while it is held', () => {
    expect(nextStep(after({ status: 'requested' }))).toStrictEqual({ do: 'check-holds' })
    expect(nextStep(after({ status: 'held' }))).toStrictEqual({ do: 'check-holds' })
  })
  it('is to collect recipients while they can still be known', () =>
    expect(nextStep(after({ recipients: undefined, intended: false }))).toStrictEqual({ do: 'collect-recipients' }))
  it('is to write its intent before anything is destroyed', () =>
    expect(nextStep(after({ intended: false, purged: ['analysis-index'] }))).toStrictEqual({ do: 'write-intent' }))
  it('is to destroy keys and rows, then links, then what could be asked for by them', () => {
    expect(nextStep(after({}))).toStrictEqual({ do: 'erase-vault' })
    expect(nextStep(after({ purged: ['vault'] }))).toStrictEqual({ do: 'unlink-receipts' })
    expect(nextStep(after({ purged: ['vault', 'receipts'] }))).toStrictEqual({ do: 'drop-mails' })
    expect(nextStep(after({ purged: ['vault', 'receipts', 'mails'] }))).toStrictEqual({ do: 'end-follows' })
    expect(nextStep(after({ purged: ['vault', 'receipts', 'mails', 'follows'] }))).toStrictEqual({ do: 'withdraw-quotations' })
  })
  it('takes up an erasure that was under way when the list of stores grew, and leaves one that was done', () => {
    const earlier: readonly ErasedStore[] = ['vault', 'receipts', 'analysis-index', 'engagement', 'champions', 'events', 'reporting']
    expect(nextStep(after({ purged: earlier }))).toStrictEqual({ do: 'drop-mails' })
    expect(nextStep(after({ purged: earlier, unverified: ['vault'] }))).toStrictEqual({ do: 'drop-mails' })
    expect(nextStep(after({ status: 'erased', purged: earlier }))).toStrictEqual({ do: 'nothing' })
  })
  it('is to wait for the stores that have not answered, to the last', () => {
    expect(nextStep(after({ purged: [...own, 'events'] }))).toStrictEqual({
      do: 'wait',
      stores: ['analysis-index', 'engagement', 'champions', 'reporting'],
    })
    expect(nextStep(after({ purged: all.filter((store) => store !== 'events') }))).toStrictEqual({ do: 'wait', stores: ['events'] })
  })
  it('is to tell each recipient, then to check', () => {
    expect(nextStep(after({ purged: all, recipients: ['a', 'b'] }))).toStrictEqual({ do: 'tell-recipient', recipient: 'a' })
    expect(nextStep(after({ purged: all, recipients: ['a', 'b'], told: ['a'] }))).toStrictEqual({ do: 'tell-recipient', recipient: 'b' })
    expect(nextStep(after({ purged: all, recipients: ['a', 'b'], told: ['a', 'b'] }))).toStrictEqual({ do: 'verify' })
  })
})
