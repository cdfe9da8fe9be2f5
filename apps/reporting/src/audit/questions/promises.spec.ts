import { describe, it } from 'vitest'
import { fact, idOf, programme, says, sealedIn } from '../audit.fixture.ts'

describe('promises', () => {
  it('29: shows due days as amended, what is overdue, and who is silent', () =>
    says(
      29,
      [
        fact('CommitmentMade', {
          programme,
          commitment: idOf(1),
          organisation: 'icb',
          by: 'icb',
          madeOn: '2026-01-01',
          due: '2026-02-01',
          measure: sealedIn('m'),
          text: sealedIn('t'),
        }),
        fact('CommitmentAmended', {
          programme,
          commitment: idOf(1),
          organisation: 'icb',
          by: 'icb',
          due: '2026-06-01',
          text: sealedIn('t2'),
          reason: sealedIn('r'),
        }),
        fact('ProgressReported', {
          programme,
          commitment: idOf(1),
          organisation: 'icb',
          by: 'icb',
          on: '2026-03-01',
          state: 'under-way',
          note: sealedIn('n'),
        }),
        fact('CommitmentMade', {
          programme,
          commitment: idOf(2),
          organisation: 'council',
          by: 'council',
          madeOn: '2026-01-01',
          due: '2026-02-01',
          measure: sealedIn('m'),
          text: sealedIn('t3'),
        }),
        fact('SilenceRecorded', { programme, recommendation: idOf(4), organisation: 'council', since: '2026-02-10' }),
        fact('SilenceRecorded', { programme, recommendation: idOf(5), organisation: 'icb', since: '2026-02-10' }),
        fact('ResponseGiven', { programme, recommendation: idOf(5), organisation: 'icb', by: 'icb', answer: 'accepted', text: sealedIn('x') }),
      ],
      {
        state: 'attention',
        answer: '2 commitments; 0 said to be kept, 1 overdue; 1 answer missing past the day.',
        missing: [],
        commitments: [
          '«t2» | icb | 2026-01-01 | 2026-06-01 | 1 | under way | – | – | Under way (neutral) | History → commitment luton №1 #1',
          '«t3» | council | 2026-01-01 | 2026-02-01 | 0 | – | – | – | Overdue (attention) | History → commitment luton №2 #4',
        ],
        silences: ['council | luton | 2026-02-10 #5'],
      },
    ))
})
