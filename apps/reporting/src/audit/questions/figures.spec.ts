import { describe, it } from 'vitest'
import { analyst, fact, idOf, programme, publisher, says } from '../audit.fixture.ts'
import { approved, assurance, consent, proposed, shared } from '../facts.fixture.ts'

describe('figures', () => {
  it('25: counts withheld cells, and names who approved', () =>
    says(
      25,
      [
        fact(
          'TablesReleased',
          {
            programme,
            release: idOf(1),
            number: 1,
            rule: 'r/1',
            tables: [{ id: 'theme-by-stage', columns: ['a', 'b'], rows: [{ theme: idOf(2), cells: [null, 15] }] }],
            hash: 'h',
          },
          '2026-03-01',
          publisher,
        ),
        fact(
          'ConversationResultsReleased',
          {
            programme,
            conversation: idOf(3),
            release: idOf(4),
            number: 1,
            rule: 'r/1',
            results: {
              people: 25,
              audiences: [{ audience: 'staff', people: null, percent: null }],
              channels: [{ channel: 'web', people: 25, percent: null }],
              questions: [
                {
                  question: idOf(5),
                  type: 'scale',
                  answered: 20,
                  tables: [{ base: 20, cells: [{ option: idOf(6), people: 20, percent: null }] }],
                },
              ],
            },
            hash: 'k',
          },
          '2026-03-02',
          publisher,
        ),
      ],
      {
        state: 'evidence',
        answer: '2 releases of figures with 8 cells; 2 cells withheld, the others rounded to 5.',
        missing: [],
        releases: [
          'Results of a conversation | 1 | luton | 2026-03-02T12:00:00.000Z | r/1 | 6 | 1 | id k | id №902 | Figures → figures luton #2',
          'Tables | 1 | luton | 2026-03-01T12:00:00.000Z | r/1 | 2 | 1 | id h | id №902 | Figures → figures luton #1',
        ],
      },
    ))

  it('26: says what an approved quotation lacked', () =>
    says(
      26,
      [
        shared(1),
        consent('ConsentGiven', 1, 'anonymous-quotation'),
        fact('ContributionDeidentified', { programme, contribution: idOf(1), spans: [] }, '2026-03-02', analyst),
        proposed(70, 1, '2026-03-03'),
        approved(70, '2026-03-04'),
        shared(2),
        consent('ConsentRefused', 2, 'anonymous-quotation'),
        proposed(71, 2, '2026-03-03'),
        approved(71, '2026-03-04', analyst),
      ],
      {
        state: 'attention',
        answer: '2 quotations proposed, 2 approved; 1 of these with consent, a redaction and a second person.',
        missing: [],
        quotations: [
          '2026-03-03T12:00:00.000Z | №2 → consents luton №2 | id №901 | 2026-03-04T12:00:00.000Z | id №901 | Lacked: no consent, not de-identified, one person alone (attention) | Public #9',
          '2026-03-03T12:00:00.000Z | №1 → consents luton №1 | id №901 | 2026-03-04T12:00:00.000Z | id №902 | Consent, redaction, second person (good) | Public #5',
        ],
      },
    ))

  it('28: withholds small numbers and rounds the others', () =>
    says(28, [...Array.from({ length: 12 }, (_, i) => shared(i + 1)), shared(20, '2026-03-02', 'ur'), assurance(30, 'reach-review', '2026-03-01')], {
      state: 'evidence',
      answer: 'About 15 contributions; 1 review of reach against the population recorded.',
      missing: [],
      reach: ['language | en | 10', 'language | ur | Under 10', 'how it came | web | 15'],
      reviews: ['reach review | «assurance-30» | In place (good) | 2026-03-01 | – | luton | id №902 #14'],
    }))
})
