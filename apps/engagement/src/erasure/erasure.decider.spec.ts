import { ErasedStore } from '@heard/contracts/engagement'
import type { PartProcess } from '@heard/contracts/platform'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ErasureCommand, erasureDecider, mustWait } from './erasure.decider.ts'
import type { ErasureFact } from './erasure.events.ts'
import { nextStep } from './erasure.policy.ts'
import type { Asked } from './erasure.state.ts'

const one = { programme: 'luton', erasure: 'e1' }
const about = { ...one, contribution: 'c1', person: 'p1' }
const asked: Asked = { ...about, by: 'resident' }
const requested: ErasureFact = { type: 'ErasureRequested', data: asked }
const held: ErasureFact = { type: 'ErasureHeld', data: { ...about, hold: 'h1' } }
const started: ErasureFact = { type: 'ErasureStarted', data: about }
const collected = (...recipients: string[]): ErasureFact => ({ type: 'RecipientsCollected', data: { ...one, recipients } })
const intended: ErasureFact = { type: 'ErasureIntended', data: asked }
const purged = (store: ErasedStore): ErasureFact => ({ type: 'StorePurged', data: { ...one, store, rows: 2 } })
const told = (recipient: string): ErasureFact => ({ type: 'RecipientTold', data: { ...one, recipient } })
const unverified: ErasureFact = { type: 'ErasureUnverified', data: { ...one, stores: ['vault'] } }
const horizon = '2026-12-07T00:00:00.000Z'
const erased: Extract<ErasureFact, { type: 'SubjectErased' }> = {
  type: 'SubjectErased',
  data: { ...one, contribution: 'c1', tombstone: 't', purposes: 'all', stores: [...ErasedStore.options], horizon, verified: true },
}
const conclude = (...left: ErasedStore[]): ErasureCommand => ({ type: 'Conclude', left, processes: [], tombstone: 't', horizon })
const [mine, other] = [
  { process: 'p1', part: 'engagement' },
  { process: 'p2', part: 'reporting' },
] as const
const concludeApart = (...left: ErasedStore[]): ErasureCommand => ({ type: 'Conclude', left, processes: [mine, other], tombstone: 't', horizon })
const checked = (by: PartProcess, ...left: ErasedStore[]): ErasureFact => ({ type: 'PartChecked', data: { ...one, ...by, left } })
const allPurged = ErasedStore.options.map(purged)
const ready = [requested, started, collected('trust'), intended, ...allPurged, told('trust')]

describe('an erasure', () => {
  const { given } = specify(erasureDecider)

  it('is asked for once', () => {
    given().when({ type: 'Request', asked }).then(requested)
    given(requested).when({ type: 'Request', asked }).then()
    given(...ready, erased)
      .when({ type: 'Request', asked })
      .then()
  })
  it('knows what was asked for', () =>
    expect(fold(erasureDecider, [requested])).toStrictEqual({ ...erasureDecider.initial, status: 'requested', asked }))
  it('must have been asked for', () => given().when({ type: 'Start', hold: undefined }).thenRefused('unknown-erasure'))
  it('starts when nothing stands against it', () => given(requested).when({ type: 'Start', hold: undefined }).then(started))
  it('is held while something stands against it, and says so once', () => {
    given(requested).when({ type: 'Start', hold: 'h1' }).then(held)
    given(requested, held).when({ type: 'Start', hold: 'h1' }).then()
  })
  it('is held by another hold when the first one goes', () =>
    given(requested, held)
      .when({ type: 'Start', hold: 'h2' })
      .then({ type: 'ErasureHeld', data: { ...about, hold: 'h2' } }))
  it('starts when the hold is lifted', () => given(requested, held).when({ type: 'Start', hold: undefined }).then(started))
  it('is not held any more once it started', () => given(requested, started).when({ type: 'Start', hold: 'h1' }).then())
  it('keeps to the purposes that were asked for', () => {
    const equality: ErasureFact = { type: 'ErasureRequested', data: { ...asked, purposes: ['equality'] } }
    given(equality)
      .when({ type: 'Start', hold: undefined })
      .then({ type: 'ErasureStarted', data: { ...about, purposes: ['equality'] } })
  })
  it('destroys nothing before it is started or held', () => {
    given(requested).when({ type: 'RecordIntent' }).thenRefused('out-of-order')
    given(requested, held).when({ type: 'NameRecipients', recipients: [] }).thenRefused('out-of-order')
  })
  it('collects recipients once', () => {
    given(requested, started)
      .when({ type: 'NameRecipients', recipients: ['trust'] })
      .then(collected('trust'))
    given(requested, started, collected())
      .when({ type: 'NameRecipients', recipients: ['trust'] })
      .then()
  })
  it('writes its intent once', () => {
    given(requested, started, collected()).when({ type: 'RecordIntent' }).then(intended)
    given(requested, started, collected(), intended).when({ type: 'RecordIntent' }).then()
  })
  it('takes the answer of each store once, after the intent', () => {
    const answer: ErasureCommand = { type: 'RecordPurged', store: 'vault', rows: 2 }
    given(requested, started).when(answer).thenRefused('out-of-order')
    given(requested, started, collected(), intended).when(answer).then(purged('vault'))
    given(requested, started, collected(), intended, purged('vault')).when(answer).then()
  })
  it('tells each recipient once', () => {
    given(requested, started, collected('trust')).when({ type: 'RecordTold', recipient: 'trust' }).then(told('trust'))
    given(requested, started, collected('trust'), told('trust')).when({ type: 'RecordTold', recipient: 'trust' }).then()
  })
  it.each([
    ['the intent', ready.filter((fact) => fact !== intended)],
    ['a store', ready.filter((fact) => fact !== allPurged[3])],
    ['a recipient', ready.slice(0, -1)],
    ['the second recipient', ready.map((fact) => (fact.type === 'RecipientsCollected' ? collected('trust', 'icb') : fact))],
    ['the recipients', ready.filter(({ type }) => type !== 'RecipientsCollected')],
  ])('does not end without %s', (_, facts) =>
    given(...facts)
      .when(conclude())
      .thenRefused('out-of-order'),
  )
  it('ends when the check finds nothing', () =>
    given(...ready)
      .when(conclude())
      .then(erased))
  it('stays open when the check finds something, and says so once', () => {
    given(...ready)
      .when(conclude('vault'))
      .then(unverified)
    given(...ready, unverified)
      .when(conclude('vault'))
      .then()
    given(...ready, unverified)
      .when(conclude('receipts'))
      .then({ type: 'ErasureUnverified', data: { ...one, stores: ['receipts'] } })
    given(...ready, unverified)
      .when(conclude('vault', 'receipts'))
      .then({ type: 'ErasureUnverified', data: { ...one, stores: ['vault', 'receipts'] } })
    given(...ready, { type: 'ErasureUnverified', data: { ...one, stores: ['vault', 'receipts'] } })
      .when(conclude('vault', 'events'))
      .then({ type: 'ErasureUnverified', data: { ...one, stores: ['vault', 'events'] } })
  })
  it('ends after a check that found something, once it finds nothing', () =>
    given(...ready, unverified)
      .when(conclude())
      .then(erased))
  it('is not over until every process has looked into its folder, where parts run apart', () => {
    given(...ready)
      .when(concludeApart())
      .then()
    given(...ready, checked(mine))
      .when(concludeApart())
      .then()
    given(...ready, checked(mine), checked(other))
      .when(concludeApart())
      .then({ type: 'SubjectErased', data: { ...erased.data, checkedBy: [mine, other] } })
  })
  it('says what processes found and which, until they find nothing', () => {
    given(...ready, checked(mine), checked(other, 'analysis-index'))
      .when(concludeApart())
      .then({ type: 'ErasureUnverified', data: { ...one, stores: ['analysis-index'], processes: [other] } })
    given(...ready, checked(other, 'analysis-index'))
      .when(concludeApart('vault'))
      .then({ type: 'ErasureUnverified', data: { ...one, stores: ['vault', 'analysis-index'], processes: [other] } })
    given(...ready, checked(mine), checked(other, 'analysis-index'), checked(other))
      .when(concludeApart())
      .then({ type: 'SubjectErased', data: { ...erased.data, checkedBy: [mine, other] } })
  })
  it('asks nobody whose folder is gone', () =>
    given(...ready, checked(other, 'analysis-index'))
      .when(conclude())
      .then(erased))
  it.each([
    ['nobody has looked', [], true],
    ['somebody has not looked', [checked(mine)], true],
    ['somebody found something', [checked(mine, 'engagement')], false],
    ['everybody has looked', [checked(mine), checked(other)], false],
  ] as const)('waits with the check, or not, when %s', (_, facts, waits) =>
    expect(mustWait(fold(erasureDecider, [...ready, ...facts]), [mine, other])).toBe(waits),
  )
  it('names the purposes it was limited to', () =>
    given({ type: 'ErasureRequested', data: { ...asked, purposes: ['equality'] } }, ...ready.slice(1))
      .when(conclude())
      .then({ type: 'SubjectErased', data: { ...erased.data, purposes: ['equality'] } }))
  it.each<ErasureCommand>([
    { type: 'Start', hold: 'h1' },
    { type: 'NameRecipients', recipients: ['x'] },
    { type: 'RecordIntent' },
    { type: 'RecordPurged', store: 'vault', rows: 1 },
    { type: 'RecordTold', recipient: 'x' },
    conclude('vault'),
  ])('is over once it is done: %o', (command) =>
    given(...ready, erased)
      .when(command)
      .then(),
  )
})

/** What the world would answer to a step. */
const commandFor = (facts: readonly ErasureFact[]): ErasureCommand | undefined => {
  const step = nextStep(fold(erasureDecider, facts))
  switch (step.do) {
    case 'check-holds':
      return { type: 'Start', hold: undefined }
    case 'collect-recipients':
      return { type: 'NameRecipients', recipients: ['trust', 'icb'] }
    case 'write-intent':
      return { type: 'RecordIntent' }
    case 'erase-vault':
      return { type: 'RecordPurged', store: 'vault', rows: 2 }
    case 'unlink-receipts':
      return { type: 'RecordPurged', store: 'receipts', rows: 1 }
    case 'drop-mails':
      return { type: 'RecordPurged', store: 'mails', rows: 1 }
    case 'end-follows':
      return { type: 'RecordPurged', store: 'follows', rows: 1 }
    case 'withdraw-quotations':
      return { type: 'RecordPurged', store: 'quotations', rows: 1 }
    case 'tell-recipient':
      return { type: 'RecordTold', recipient: step.recipient }
    case 'verify':
      return conclude()
    default:
      return undefined
  }
}

describe('the course of an erasure', () => {
  const own: readonly ErasedStore[] = ['vault', 'receipts', 'mails', 'follows', 'quotations']
  const others: readonly ErasedStore[] = ErasedStore.options.filter((store) => !own.includes(store))

  it('ends exactly once, whenever the other stores answer and however often anything is repeated', () => {
    const answers = fc.array(fc.constantFrom(...others), { maxLength: 30 })
    fc.assert(
      fc.property(answers, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (order, repeat) => {
        const facts: ErasureFact[] = [requested]
        const take = (command: ErasureCommand | undefined): void => {
          const decision = command && erasureDecider.decide(command, fold(erasureDecider, facts))
          if (decision && 'accepted' in decision) facts.push(...decision.accepted)
        }
        for (const [index, store] of [...order, ...others].entries()) {
          const command = commandFor(facts)
          take(command)
          if (repeat[index]) take(command)
          if (facts.some(({ type }) => type === 'ErasureStarted')) facts.push(purged(store))
        }
        for (let step = 0; step < 15; step += 1) take(commandFor(facts))
        const types = facts.map(({ type }) => type)
        expect(types.filter((type) => type === 'SubjectErased')).toStrictEqual(['SubjectErased'])
        const ownPurges = facts.flatMap((fact) => (fact.type === 'StorePurged' && !others.includes(fact.data.store) ? [fact.data.store] : []))
        expect(ownPurges).toStrictEqual(own)
        expect(types.indexOf('ErasureIntended')).toBeLessThan(facts.findIndex((fact) => fact.type === 'StorePurged' && fact.data.store === 'vault'))
      }),
    )
  })
})
