import { describe, it } from 'vitest'
import { fact, publisher, says } from '../audit.fixture.ts'
import { assurance, shared, words } from '../facts.fixture.ts'

describe('the record itself', () => {
  it('24: asks for attention when a test failed', () =>
    says(24, [assurance(1, 'security-test', '2026-03-01', { state: 'failed' })], {
      state: 'attention',
      answer: '1 security test recorded, 0 of them to do, 0 past a review.',
      missing: [],
      register: ['security test | «assurance-1» | Failed (attention) | 2026-03-01 | – | luton | id №902 #1'],
    }))

  it('30: says how far the record goes, and where auditors stood', () =>
    says(
      30,
      [
        shared(1),
        fact('VisitMarked', { position: 1 }, '2026-03-03', publisher),
        fact('PrivateLogAnchored', { day: '2026-03-03', checkpoint: words('c') }, '2026-03-04'),
      ],
      {
        state: 'evidence',
        answer: '3 facts recorded, up to position 3; anchored in the public ledger 1 time; auditors marked 1 visit.',
        missing: [],
        extent: ['3 | 3 | 2026-03-02T12:00:00.000Z | 2026-03-04T12:00:00.000Z'],
        anchors: ['2026-03-03 | 2026-03-04T12:00:00.000Z | id c… #3'],
        visits: ['2026-03-03T12:00:00.000Z | 1 | id №902 #2'],
      },
    ))

  it('31: names an entry whose time lies an hour back, and not one half a minute back', () =>
    says(31, [shared(1, '2026-03-02T10:00:00.000Z'), shared(2, '2026-03-02T09:59:30.000Z'), shared(3, '2026-03-02T09:00:00.000Z')], {
      state: 'attention',
      answer: '3 facts up to position 3; 0 gaps, 1 entry whose time runs backwards.',
      missing: [],
      gaps: [],
      backwards: ['ContributionShared | 2026-03-02T09:00:00.000Z | 2026-03-02T09:59:30.000Z | To be explained (attention) #3'],
    }))
})
