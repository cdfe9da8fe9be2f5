import { describe, it } from 'vitest'
import { fact, idOf, programme, says, sealedIn } from '../audit.fixture.ts'
import { approved, consent, notice, proposed, quotationWithdrawn, shared, words } from '../facts.fixture.ts'

describe('consent', () => {
  it('4: shows the chain of each contribution, purpose by purpose', () =>
    says(
      4,
      [
        shared(1),
        consent('ConsentGiven', 1, 'analysis'),
        consent('ConsentRefused', 1, 'anonymous-quotation'),
        shared(2, '2026-03-03'),
        consent('ConsentGiven', 2, 'analysis', '2026-03-03'),
        consent('ConsentWithdrawn', 1, 'analysis', '2026-03-05'),
      ],
      {
        state: 'evidence',
        answer: '2 contributions shared with 4 records of consent; 0 imported from files, whose consent was asked for outside the platform.',
        missing: [],
        chains: [
          '№1 → consents luton №1 | analysis | Given (good) | 2026-03-02T12:00:00.000Z | web | 1 | en | id a… #2',
          '№1 → consents luton №1 | analysis | Withdrawn (neutral) | 2026-03-05T12:00:00.000Z | web | 1 | en | id a… #6',
          '№1 → consents luton №1 | anonymous quotation | Refused (neutral) | 2026-03-02T12:00:00.000Z | web | 1 | en | id a… #3',
          '№2 → consents luton №2 | analysis | Given (good) | 2026-03-03T12:00:00.000Z | web | 1 | en | id a… #5',
        ],
      },
    ))

  it('4: keeps to the days that were asked for', () =>
    says(
      4,
      [shared(1), consent('ConsentGiven', 1, 'analysis'), shared(2, '2026-03-03'), consent('ConsentGiven', 2, 'analysis', '2026-03-03')],
      {
        state: 'evidence',
        answer: '1 contribution shared with 1 record of consent; 0 imported from files, whose consent was asked for outside the platform.',
        missing: [],
        chains: ['№2 → consents luton №2 | analysis | Given (good) | 2026-03-03T12:00:00.000Z | web | 1 | en | id a… #4'],
      },
      { from: '2026-03-03' },
    ))

  it('4: draws a sample by its seed, and says of what came from a file that its consent is not here', () =>
    says(
      4,
      [
        shared(1),
        consent('ConsentGiven', 1, 'analysis'),
        fact('ContributionImported', {
          programme,
          batch: idOf(8),
          contribution: idOf(2),
          person: idOf(9),
          stages: [],
          language: 'en',
          words: sealedIn('w2'),
          deidentified: true,
          labels: [],
        }),
      ],
      {
        state: 'evidence',
        answer: '1 contribution shared with 1 record of consent; 1 imported from files, whose consent was asked for outside the platform.',
        missing: [],
        chains: [
          '№2 → consents №2 | – | No record here (neutral) | – | – | – | – | –',
          '№1 → consents luton №1 | analysis | Given (good) | 2026-03-02T12:00:00.000Z | web | 1 | en | id a… #2',
        ],
        drawn: ['№2 → consents №2', '№1 → consents №1'],
        sample: { size: 2, of: 2, seed: 7 },
      },
      { sample: { size: 25, seed: 7 } },
    ))

  it('5: finds words live on their day, up to the day on which the next version came', () =>
    says(
      5,
      [
        notice('analysis', 1, 'a', '2026-01-01'),
        notice('analysis', 2, 'b', '2026-03-10'),
        consent('ConsentGiven', 1, 'analysis'),
        consent('ConsentGiven', 2, 'analysis', '2026-03-20', [2, 'b']),
      ],
      {
        state: 'evidence',
        answer: '2 versions of notices; 2 of 2 answers name words that were live on their day.',
        missing: [],
        versions: [
          'analysis | luton | 1 | 2026-01-01T12:00:00.000Z | 2026-03-10T12:00:00.000Z | en | 1 #1',
          'analysis | luton | 2 | 2026-03-10T12:00:00.000Z | – | en | 1 #2',
        ],
      },
    ))

  it('5: names answers to words that were not live, not those published, or never published', () =>
    says(
      5,
      [
        notice('analysis', 1, 'a', '2026-01-01'),
        notice('analysis', 2, 'b', '2026-03-10'),
        consent('ConsentGiven', 1, 'analysis', '2026-03-20'),
        consent('ConsentGiven', 2, 'analysis', '2026-03-20', [2, 'f']),
        consent('ConsentGiven', 3, 'analysis', '2026-03-20', [3, 'c']),
      ],
      {
        state: 'attention',
        answer: '2 versions of notices; 0 of 3 answers name words that were live on their day.',
        missing: [],
        wrong: [
          'analysis | 1 | en | 2026-03-20 | 1 | This version was not live on that day (attention)',
          'analysis | 2 | en | 2026-03-20 | 1 | The words are not those that were published (attention)',
          'analysis | 3 | en | 2026-03-20 | 1 | This version was never published (attention)',
        ],
        versions: [
          'analysis | luton | 1 | 2026-01-01T12:00:00.000Z | 2026-03-10T12:00:00.000Z | en | 1 #1',
          'analysis | luton | 2 | 2026-03-10T12:00:00.000Z | – | en | 1 #2',
        ],
      },
    ))

  it('6: shows a withdrawal and the quotation that ended after it', () =>
    says(
      6,
      [
        shared(1),
        consent('ConsentGiven', 1, 'anonymous-quotation'),
        proposed(70, 1, '2026-03-03'),
        approved(70, '2026-03-04'),
        consent('ConsentWithdrawn', 1, 'anonymous-quotation', '2026-03-05'),
        quotationWithdrawn(70, '2026-03-05'),
      ],
      {
        state: 'evidence',
        answer: 'Consent was taken back 1 time and expired 0 times; 1 quotation ended after that.',
        missing: [],
        ends: ['2026-03-05T12:00:00.000Z | №1 → consents luton №1 | anonymous quotation | Withdrawn (neutral) | 1 | None (good) #5'],
      },
    ))

  it('6: asks for attention when a quotation is still approved after its consent ended', () =>
    says(
      6,
      [
        shared(1),
        consent('ConsentGiven', 1, 'anonymous-quotation'),
        proposed(70, 1, '2026-03-03'),
        approved(70, '2026-03-04'),
        consent('ConsentWithdrawn', 1, 'anonymous-quotation', '2026-03-05'),
      ],
      {
        state: 'attention',
        answer: 'Consent was taken back 1 time and expired 0 times; 0 quotations ended after that.',
        missing: [],
        ends: ['2026-03-05T12:00:00.000Z | №1 → consents luton №1 | anonymous quotation | Withdrawn (neutral) | 0 | 1 still approved (attention) #5'],
      },
    ))

  it('7: counts a renewed consent from its renewal on', () =>
    says(
      7,
      [
        notice('contact', 1, 'a', '2024-01-01', { consentMonths: 12 }),
        consent('ConsentGiven', 1, 'contact', '2025-06-01'),
        consent('ConsentGiven', 2, 'contact', '2025-06-01'),
        consent('ConsentGiven', 3, 'contact', '2025-01-01'),
        consent('ConsentRenewed', 3, 'contact', '2026-01-01'),
      ],
      {
        state: 'evidence',
        answer: '1 consent renewed, 0 expired, 0 past their time and still standing.',
        missing: [],
        standing: ['2026-06-01 | contact | luton | 2 | Stands (good)', '2027-01-01 | contact | luton | 1 | Stands (good)'],
      },
    ))

  it('7: asks for attention from the second day after the end, when the run of the day should have ended it', () =>
    says(
      7,
      [
        notice('contact', 1, 'a', '2024-01-01', { consentMonths: 12 }),
        consent('ConsentGiven', 1, 'contact', '2025-03-30'),
        consent('ConsentGiven', 2, 'contact', '2025-03-31'),
      ],
      {
        state: 'attention',
        answer: '0 consents renewed, 0 expired, 1 past their time and still standing.',
        missing: [],
        standing: ['2026-03-30 | contact | luton | 1 | Past its time (attention)', '2026-03-31 | contact | luton | 1 | Stands (good)'],
      },
    ))

  it('8: counts what was taken in with every free choice refused', () =>
    says(
      8,
      [
        notice('analysis', 1, 'a', '2026-01-01', { required: true }),
        notice('anonymous-quotation', 1, 'a', '2026-01-01'),
        notice('contact', 1, 'a', '2026-01-01'),
        shared(1),
        consent('ConsentGiven', 1, 'analysis'),
        consent('ConsentRefused', 1, 'anonymous-quotation'),
        consent('ConsentRefused', 1, 'contact'),
        shared(2),
        consent('ConsentGiven', 2, 'analysis'),
        consent('ConsentGiven', 2, 'anonymous-quotation'),
        consent('ConsentRefused', 2, 'contact'),
        consent('ConsentWithdrawn', 2, 'anonymous-quotation', '2026-03-09'),
      ],
      {
        state: 'evidence',
        answer: '2 choices free to refuse; 1 contribution taken in with all of them refused.',
        missing: [],
        choices: [
          'analysis | luton | Needed to take a contribution in | 2 | 0 | 0 #1',
          'anonymous quotation | luton | Free to refuse | 1 | 1 | 1 #2',
          'contact | luton | Free to refuse | 0 | 2 | 0 #3',
        ],
      },
    ))

  it('9: shows the youngest age and counts declarations', () =>
    says(
      9,
      [
        fact('ProgrammeDefined', {
          programme,
          kind: 'listening',
          period: { from: '2026-01-01', to: '2026-12-31' },
          minimumAge: 16,
          languages: ['en'],
          uncheckedLanguages: [],
          content: { sealed: sealedIn('w'), hash: words('c') },
        }),
        shared(1),
        fact('ChampionApplied', { programme, application: idOf(9), person: idOf(10), details: sealedIn('d') }),
      ],
      {
        state: 'evidence',
        answer: '2 people declared that they are old enough. Without that declaration nothing is taken in.',
        missing: [],
        ages: ['luton | 16 | 2026-03-01T12:00:00.000Z #1'],
      },
    ))

  it('27: shows that no field stored with a contribution asks who somebody is', () =>
    says(27, [shared(1)], {
      state: 'evidence',
      answer: '1 contribution; 0 of the 5 fields stored with one are for a name or a contact.',
      missing: [],
      fields: [
        'contribution.words | narrative | narrative, health | No (good)',
        'contribution.file | narrative | narrative, health | No (good)',
        'contribution.translation | narrative | narrative, health | No (good)',
        'contribution.attributes | narrative | community, ward, narrative, health | No (good)',
        'contribution.memo | narrative | narrative, health | No (good)',
      ],
    }))
})
