import { describe, it } from 'vitest'
import { analyst, says } from '../audit.fixture.ts'
import { assurance, opening, purpose, shared } from '../facts.fixture.ts'

describe('who looked', () => {
  it('17: counts openings by purpose, and refusals', () =>
    says(
      17,
      [
        purpose('narrative', 0),
        shared(1),
        opening(analyst, ['words-1', 'x'], '2026-03-05'),
        opening(analyst, [], '2026-03-06', ['y'], 'contact'),
        opening('resident', ['words-1'], '2026-03-07'),
      ],
      {
        state: 'evidence',
        answer: '3 records opened for 2 purposes; 1 refused, none opened for a purpose outside the registry.',
        missing: [],
        purposes: [
          'contact | read | 0 | 1 | 0 | No (neutral) | Openings → openings purpose:contact',
          'narrative | read | 3 | 0 | 0 | Yes (good) | Openings → openings purpose:narrative',
        ],
      },
    ))

  it('17: asks for attention when something was opened for a purpose outside the registry', () =>
    says(17, [purpose('narrative', 0), opening(analyst, ['x'], '2026-03-05', [], 'marketing')], {
      state: 'attention',
      answer: '1 record opened for 1 purpose; 0 refused, some opened for a purpose outside the registry.',
      missing: [],
      purposes: ['marketing | read | 1 | 0 | 0 | No (attention) | Openings → openings purpose:marketing'],
    }))

  it('18: counts by person, and what the platform opened apart', () =>
    says(
      18,
      [
        shared(1),
        opening(analyst, ['words-1', 'x'], '2026-03-05'),
        opening(analyst, ['words-1'], '2026-03-06'),
        opening('analysis-index', ['words-1'], '2026-03-05'),
        assurance(1, 'opening-review', '2026-03-01'),
      ],
      {
        state: 'evidence',
        answer: '1 account opened 3 records; 1 monthly review of that recorded.',
        missing: [],
        people: [
          'id №901 | 3 | 2 | 2026-03-06 | Openings → openings actor:№901',
          'The platform, for its search index | 1 | 1 | 2026-03-05 | Openings → openings actor:analysis-index',
        ],
        reviews: ['opening review | «assurance-1» | In place (good) | 2026-03-01 | – | luton | id №902 #5'],
      },
    ))

  it('18: asks for attention when the last review is older than a month', () =>
    says(18, [opening(analyst, ['x'], '2026-02-05'), assurance(1, 'opening-review', '2026-02-28')], {
      state: 'attention',
      answer: '1 account opened 1 record; 1 monthly review of that recorded.',
      missing: ['The last review of openings was on 2026-02-28.'],
      people: ['id №901 | 1 | 1 | 2026-02-05 | Openings → openings actor:№901'],
      reviews: ['opening review | «assurance-1» | In place (good) | 2026-02-28 | – | luton | id №902 #2'],
    }))

  it('20: names the roles without a training in place', () =>
    says(
      20,
      [assurance(1, 'training', '2026-03-01', { role: 'analyst' }), assurance(2, 'training', '2026-03-01', { role: 'connector', state: 'to-do' })],
      {
        state: 'attention',
        answer: '2 trainings recorded, 1 of them to do, 0 past a review.',
        missing: [
          'No training in place for the role connector.',
          'No training in place for the role coordinator.',
          'No training in place for the role publisher.',
          'No training in place for the role data protection.',
          'No training in place for the role administrator.',
          'No training in place for the role champion.',
          'No training in place for the role auditor.',
        ],
        register: [
          'training: analyst | «assurance-1» | In place (good) | 2026-03-01 | – | luton | id №902 #1',
          'training: connector | «assurance-2» | To do (neutral) | 2026-03-01 | – | luton | id №902 #2',
        ],
      },
    ))
})
