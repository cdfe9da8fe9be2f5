import { defineFacts } from '@heard/contracts'
import type { LedgerPolicy } from '@heard/contracts/ledger'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EntryDoesNotFit, publicEntry } from './entries.ts'
import { completePolicy, enteringTypes } from './policy.ts'

const facts = defineFacts({ Opened: { version: 1, data: z.strictObject({}) }, Closed: { version: 1, data: z.strictObject({}) } })
const opened: LedgerPolicy = { Opened: { enter: () => ({ type: 'programme.closed', data: { programme: 'luton' } }) } }
const closed: LedgerPolicy = { Closed: { exempt: 'nobody is held to it' } }

describe('the policy of a whole installation', () => {
  it('joins the rules of its services', () => {
    expect(Object.keys(completePolicy(facts, [opened, closed]))).toStrictEqual(['Opened', 'Closed'])
    expect(enteringTypes(completePolicy(facts, [opened, closed]))).toStrictEqual(['Opened'])
  })
  it.each<[string, readonly LedgerPolicy[], string]>([
    ['a fact that nobody decided about', [opened], 'the ledger has no rule for: Closed; rules for no fact: none'],
    ['an exemption without a reason', [opened, { Closed: { exempt: ' ' } }], 'the ledger has no rule for: Closed; rules for no fact: none'],
    [
      'a rule for a fact that is not defined',
      [opened, closed, { Moved: { exempt: 'x' } }],
      'the ledger has no rule for: none; rules for no fact: Moved',
    ],
    [
      'a type that only objects have',
      [opened, { ...closed, toString: { exempt: 'x' } }],
      'the ledger has no rule for: none; rules for no fact: toString',
    ],
  ])('refuses %s', (_, policies, message) => {
    expect(() => completePolicy(facts, policies)).toThrow(message)
  })
})

describe('an entry', () => {
  it('is refused when the rule gives what the published schema does not allow', () => {
    const rule: LedgerPolicy = { Opened: { enter: () => ({ type: 'programme.closed', data: { programme: 'Not a slug' } }) } }
    const metadata = { actor: 'system', at: '2026-11-28T10:00:00.000Z' }
    const fact = {
      id: '019f0000-0000-7000-8000-000000000001',
      type: 'Opened',
      version: 1,
      data: {},
      metadata,
      stream: 'p-1',
      revision: 0n,
      position: 1n,
    }
    expect(() => publicEntry(rule, fact)).toThrow(EntryDoesNotFit)
    expect(publicEntry(closed, { ...fact, type: 'Closed' })).toBeUndefined()
    expect(publicEntry(closed, { ...fact, type: 'Unheard' })).toBeUndefined()
  })
})
