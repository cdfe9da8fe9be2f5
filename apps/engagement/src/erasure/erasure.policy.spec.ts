import { ErasedStore } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { nextStep } from './erasure.policy.ts'
import { type ErasureState, initial } from './erasure.state.ts'

const after = (changes: Partial<ErasureState>): ErasureState => ({ ...initial, status: 'started', recipients: [], intended: true, ...changes })
const all = ErasedStore.options

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
  it('is to destroy keys and rows, then links', () => {
    expect(nextStep(after({}))).toStrictEqual({ do: 'erase-vault' })
    expect(nextStep(after({ purged: ['vault'] }))).toStrictEqual({ do: 'unlink-receipts' })
  })
  it('is to wait for the stores that have not answered, to the last', () => {
    expect(nextStep(after({ purged: ['vault', 'receipts', 'events'] }))).toStrictEqual({
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
