import type { ConsentFact } from '@heard/contracts/engagement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentState } from './consent.ts'

type Said = Exclude<ConsentFact['type'], 'ConsentExpired'>
const fact = (type: Said, purpose: string, record = 'r1', version = 1): ConsentFact => ({
  type,
  data: {
    record,
    programme: 'luton-cancer',
    contribution: 'c1',
    purpose,
    notice: { version, language: 'ur', hash: 'a'.repeat(64) },
    mode: 'web',
  },
})

describe('consentState', () => {
  it('lets the newest fact of each purpose count', () => {
    const facts = [
      fact('ConsentGiven', 'analysis'),
      fact('ConsentRefused', 'contact', 'r2'),
      fact('ConsentWithdrawn', 'analysis'),
      fact('ConsentGiven', 'contact', 'r3', 2),
    ]
    expect(consentState(facts)).toStrictEqual(
      new Map([
        ['analysis', { state: 'withdrawn', record: 'r1', notice: { version: 1, language: 'ur', hash: 'a'.repeat(64) } }],
        ['contact', { state: 'given', record: 'r3', notice: { version: 2, language: 'ur', hash: 'a'.repeat(64) } }],
      ]),
    )
  })

  it('counts what was renewed as given, and what expired as not', () => {
    const notice = { version: 2, language: 'ur', hash: 'a'.repeat(64) }
    const expired = { record: 'r4', programme: 'luton-cancer', contribution: 'c1', purpose: 'contact', notice }
    const facts: ConsentFact[] = [fact('ConsentGiven', 'contact'), fact('ConsentRenewed', 'contact', 'r3', 2)]
    expect(consentState(facts).get('contact')?.state).toBe('given')
    expect(consentState([...facts, { type: 'ConsentExpired', data: expired }]).get('contact')?.state).toBe('expired')
  })

  it('says that a purpose was refused', () => {
    expect(consentState([fact('ConsentGiven', 'contact'), fact('ConsentRefused', 'contact', 'r2')]).get('contact')?.state).toBe('refused')
  })

  it('knows nothing of a purpose that was never asked', () => {
    expect(consentState([])).toStrictEqual(new Map())
  })

  it('never counts as given what was withdrawn last', () => {
    const any = fc.record({
      type: fc.constantFrom<Said>('ConsentGiven', 'ConsentRenewed', 'ConsentRefused', 'ConsentWithdrawn'),
      purpose: fc.constantFrom('a', 'b'),
    })
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom('a', 'b'), (history, purpose) => {
        const facts = [...history, { type: 'ConsentWithdrawn' as const, purpose }].map((each) => fact(each.type, each.purpose))
        expect(consentState(facts).get(purpose)?.state).toBe('withdrawn')
      }),
    )
  })
})
