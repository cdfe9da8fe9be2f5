import { describe, it } from 'vitest'
import { analyst, fact, idOf, programme, publisher, says } from '../audit.fixture.ts'
import { assurance, words } from '../facts.fixture.ts'

const made = (at: string) => fact('BackupMade', { facts: 40, epoch: 'e1', usableUntil: `${at}T00:00:00.000Z`, manifest: words('f') })

describe('the installation', () => {
  it('19: shows who joined, moved and left, who reviewed that, and what was refused', () =>
    says(
      19,
      [
        fact('AccountMade', { account: analyst, development: false }, '2026-01-02', publisher),
        fact(
          'RolesGiven',
          {
            account: analyst,
            grants: [
              { role: 'analyst', programme: '*' },
              { role: 'connector', programme },
            ],
          },
          '2026-01-03',
          publisher,
        ),
        fact('AccountMade', { account: idOf(7), development: true }, '2026-01-04'),
        fact('AccountRemoved', { account: idOf(7) }, '2026-02-01', publisher),
        fact('AccessReviewed', { accounts: 2, on: '2026-02-02' }, '2026-02-02', publisher),
        fact('AccessRefused', { account: analyst, action: 'account.manage', route: 'inviteAccount' }, '2026-02-03', analyst),
        fact('SignInsRefused', { on: '2026-02-03', wrong: 3, tooMany: 1 }, '2026-02-03'),
        assurance(9, 'access-review', '2026-03-01', { reviewBy: '2026-06-01' }),
      ],
      {
        state: 'evidence',
        answer: '2 joined, 1 left, roles given 1 time; access reviewed 2 times. Refused: 1 action, 4 attempts to sign in.',
        missing: [],
        accounts: [
          '2026-02-01T12:00:00.000Z | Left | id №7 | – | id №902 #4',
          '2026-01-04T12:00:00.000Z | Joined, with a password that everybody knows | id №7 | – | id system #3',
          '2026-01-03T12:00:00.000Z | Roles given | id №901 | analyst everywhere, connector in luton | id №902 #2',
          '2026-01-02T12:00:00.000Z | Joined | id №901 | – | id №902 #1',
        ],
        reviews: ['2026-02-02 | 2 | id №902 #5'],
        refused: ['2026-02-03T12:00:00.000Z | id №901 | account.manage #6'],
        register: ['access review | «assurance-9» | In place (good) | 2026-03-01 | 2026-06-01 | luton | id №902 #8'],
      },
    ))

  it.each([
    ['2025-12-30', 'evidence', []],
    ['2025-12-29', 'attention', ['The last review of access was on 2025-12-29.']],
  ] as const)('19: takes a review on %s, 92 days before or earlier, as %s', (on, state, missing) =>
    says(
      19,
      [fact('RolesGiven', { account: analyst, grants: [] }, '2025-01-01', publisher), fact('AccessReviewed', { accounts: 1, on }, on, publisher)],
      {
        state,
        answer: '0 joined, 0 left, roles given 1 time; access reviewed 1 time. Refused: 0 actions, 0 attempts to sign in.',
        missing,
        accounts: ['2025-01-01T12:00:00.000Z | Roles given | id №901 | none | id №902 #1'],
        reviews: [`${on} | 1 | id №902 #2`],
        refused: [],
        register: [],
      },
    ),
  )

  it('22: shows a bill of materials, and the versions that ran', () =>
    says(22, [assurance(1, 'software-bill', '2026-03-01'), fact('ProgramStarted', { version: '1.2.3', node: 'v24.1.0' })], {
      state: 'evidence',
      answer: '1 bill of materials recorded, 0 of them to do, 0 past a review. 1 version of the program ran.',
      missing: [],
      register: ['software bill | «assurance-1» | In place (good) | 2026-03-01 | – | luton | id №902 #1'],
      programs: ['2026-03-01T12:00:00.000Z | 1.2.3 | v24.1.0 #2'],
    }))

  it('23: shows backups, restores and restore drills, and not erasure drills', () =>
    says(
      23,
      [
        assurance(1, 'backup', '2026-03-01'),
        made('2026-04-02'),
        fact('DataRestored', { backupAt: '2026-02-01T00:00:00.000Z', facts: 30 }),
        fact('DrillDone', { drill: 'erasure', outcome: 'failed', steps: [] }),
        fact('DrillDone', { drill: 'restore', outcome: 'passed', steps: [{ step: 'restore', passed: true }] }),
      ],
      {
        state: 'evidence',
        answer: '1 backup made, 1 restore; 1 restore drill, 1 of them passed.',
        missing: [],
        made: ['2026-03-01T12:00:00.000Z | 40 | 2026-04-02T00:00:00.000Z | id f… #2'],
        restored: ['2026-03-01T12:00:00.000Z | 2026-02-01T00:00:00.000Z | 30 #3'],
        drills: ['2026-03-01T12:00:00.000Z | restore | Passed (good) | 1 | 1 #5'],
        backups: ['backup | «assurance-1» | In place (good) | 2026-03-01 | – | luton | id №902 #1'],
      },
    ))

  it('23: asks for attention when the newest backup has lost its keys', () =>
    says(23, [made('2026-04-01')], {
      state: 'attention',
      answer: '1 backup made, 0 restores; 0 restore drills, 0 of them passed.',
      missing: ['The newest backup cannot be opened any more: its keys are gone.', 'No restore drill has been recorded.'],
      made: ['2026-03-01T12:00:00.000Z | 40 | 2026-04-01T00:00:00.000Z | id f… #1'],
      restored: [],
      drills: [],
      backups: [],
    }))
})
