import { describe, it } from 'vitest'
import { fact, idOf, programme, says, sealedIn } from '../audit.fixture.ts'
import { assurance } from '../facts.fixture.ts'

const caseOf = (number: number) => ({ programme, case: idOf(number) })
const erasure = { programme, erasure: idOf(3) }

describe("people's rights", () => {
  it('10: adds the days that the clock stood, and names what is overdue', () =>
    says(
      10,
      [
        fact('RightAskedFor', { ...caseOf(1), right: 'access', person: idOf(50), details: sealedIn('d'), received: '2026-01-10' }),
        fact('ClockPaused', { ...caseOf(1), on: '2026-01-15', reason: sealedIn('r') }),
        fact('ClockResumed', { ...caseOf(1), on: '2026-01-20', pausedDays: 5 }),
        fact('CaseAnswered', { ...caseOf(1), on: '2026-02-14', outcome: 'done', answer: sealedIn('a') }),
        fact('RightAskedFor', { ...caseOf(2), right: 'erasure', person: idOf(51), details: sealedIn('d'), received: '2026-02-20' }),
      ],
      {
        state: 'attention',
        answer: '2 requests; 1 late, 1 answered.',
        missing: [],
        requests: [
          '2026-01-10 | access | 2026-02-15 | 1 | 5 | No | 2026-02-14 | done | Answered in time (good) | Register → registers luton №1 #1',
          '2026-02-20 | erasure | 2026-03-20 | 0 | 0 | No | – | – | Overdue (attention) | Register → registers luton №2 #5',
        ],
      },
    ))

  it('11: shows an erasure with its stores, check and horizon, and the drills', () =>
    says(
      11,
      [
        fact('ErasureRequested', { ...erasure, contribution: idOf(1), person: idOf(60), by: 'resident' }),
        fact('ErasureStarted', { ...erasure, contribution: idOf(1), person: idOf(60) }),
        fact('StorePurged', { ...erasure, store: 'vault', rows: 3 }),
        fact('StorePurged', { ...erasure, store: 'receipts', rows: 1 }),
        fact('PartChecked', { ...erasure, process: idOf(70), part: 'engagement', left: ['engagement'] }),
        fact('PartChecked', { ...erasure, process: idOf(71), part: 'reporting', left: [] }),
        fact('PartChecked', { ...erasure, process: idOf(70), part: 'engagement', left: [] }),
        fact('SubjectErased', {
          ...erasure,
          contribution: idOf(1),
          tombstone: 't',
          purposes: 'all',
          stores: ['vault', 'receipts'],
          horizon: '2026-03-15T00:00:00.000Z',
          verified: true,
        }),
        fact('DrillDone', {
          drill: 'restore',
          outcome: 'passed',
          steps: [
            { step: 'backup', passed: true },
            { step: 'restore', passed: true },
          ],
        }),
        fact('DrillDone', { drill: 'erasure', outcome: 'passed', steps: [{ step: 'erase', passed: true }] }),
      ],
      {
        state: 'evidence',
        answer: '1 erasure asked for; 1 done and checked by separate code, 0 not going on.',
        missing: [],
        erasures: [
          '2026-03-01T12:00:00.000Z | The person | luton | 2 | 1 | 2 | 2026-03-01T12:00:00.000Z | 2026-03-15T00:00:00.000Z | Erased and checked (good) | Erasures → erasures luton №3 #8',
        ],
        drills: ['2026-03-01T12:00:00.000Z | erasure | Passed (good) | 1 | 1 #10', '2026-03-01T12:00:00.000Z | restore | Passed (good) | 2 | 2 #9'],
      },
    ))

  it('11: asks for attention when a check found something or a drill failed', () =>
    says(
      11,
      [
        fact('ErasureRequested', { ...erasure, contribution: idOf(1), person: idOf(60), by: 'staff' }),
        fact('ErasureStarted', { ...erasure, contribution: idOf(1), person: idOf(60) }),
        fact('ErasureUnverified', { ...erasure, stores: ['analysis-index'] }),
        fact('PartChecked', { ...erasure, process: idOf(70), part: 'engagement', left: [] }),
        fact('DrillDone', {
          drill: 'restore',
          outcome: 'failed',
          steps: [
            { step: 'backup', passed: true },
            { step: 'restore', passed: false },
          ],
        }),
      ],
      {
        state: 'attention',
        answer: '1 erasure asked for; 0 done and checked by separate code, 1 not going on.',
        missing: ['No erasure drill has been recorded.', 'The last restore drill failed.'],
        erasures: [
          '2026-03-01T12:00:00.000Z | Staff in their name | luton | 0 | 1 | 1 | – | – | The check found something left (attention) | Erasures → erasures luton №3 #1',
        ],
        drills: ['2026-03-01T12:00:00.000Z | restore | Failed (attention) | 1 | 2 #5'],
      },
    ))

  it('12: names a recipient that was not told by the day after', () =>
    says(
      12,
      [
        fact('ErasureRequested', { ...erasure, contribution: idOf(1), person: idOf(60), by: 'resident' }),
        fact('RecipientsCollected', { ...erasure, recipients: ['icb', 'council'] }),
        fact('RecipientTold', { ...erasure, recipient: 'icb' }, '2026-03-02'),
      ],
      {
        state: 'attention',
        answer: 'Recipients were looked for in 1 erasure; 2 recipients found, 1 told.',
        missing: [],
        recipients: [
          'icb | luton | 2026-03-01 | 2026-03-02T12:00:00.000Z | Told (good) #3',
          'council | luton | 2026-03-01 | – | Not told yet (attention) #2',
        ],
      },
    ))

  it('13: takes a complaint acknowledged on the thirtieth day as in time, and not one past it', () =>
    says(
      13,
      [
        fact('ComplaintMade', { ...caseOf(1), person: idOf(50), details: sealedIn('d'), received: '2026-01-10' }),
        fact('CaseAcknowledged', { ...caseOf(1), on: '2026-02-09' }),
        fact('ComplaintMade', { ...caseOf(2), person: idOf(50), details: sealedIn('d'), received: '2026-03-01' }),
        fact('ComplaintMade', { programme, case: idOf(3), person: idOf(50), details: sealedIn('d'), received: '2026-02-28' }),
      ],
      {
        state: 'attention',
        answer: '3 complaints; 1 acknowledged, 2 late.',
        missing: [],
        complaints: [
          '2026-01-10 | 2026-02-09 | 2026-02-09 | – | – | In time (good) | Register → registers luton №1 #1',
          '2026-03-01 | 2026-03-31 | – | – | – | Overdue (attention) | Register → registers luton №2 #3',
          '2026-02-28 | 2026-03-30 | – | – | – | Overdue (attention) | Register → registers luton №3 #4',
        ],
      },
    ))

  it('14: takes 72 hours to the second', () =>
    says(
      14,
      [
        fact('BreachFound', { ...caseOf(1), details: sealedIn('d'), aware: '2026-03-01T09:00:00.000Z' }),
        fact('BreachReported', { ...caseOf(1), at: '2026-03-04T09:00:00.000Z', peopleTold: true }),
        fact('BreachFound', { ...caseOf(2), details: sealedIn('d'), aware: '2026-03-01T09:00:00.000Z' }),
        fact('BreachNotReported', { ...caseOf(2), at: '2026-03-04T09:00:01.000Z', reason: sealedIn('r') }),
      ],
      {
        state: 'attention',
        answer: '2 breaches; 1 reported, 1 late.',
        missing: [],
        breaches: [
          '2026-03-01T09:00:00.000Z | 2026-03-04T09:00:00.000Z | Reported; the people were told | 2026-03-04T09:00:00.000Z | – | In time (good) | Register → registers luton №1 #1',
          '2026-03-01T09:00:00.000Z | 2026-03-04T09:00:00.000Z | Not reported, with a reason | 2026-03-04T09:00:01.000Z | «r» | Late (attention) | Register → registers luton №2 #3',
        ],
      },
    ))

  it('34: counts formats asked for and given, without what has ended', () =>
    says(
      34,
      [
        assurance(1, 'accessible-format', '2026-03-01', { state: 'to-do' }),
        assurance(2, 'accessible-format', '2026-03-02'),
        assurance(3, 'accessible-format', '2026-03-02'),
        fact('AssuranceEnded', { entry: idOf(3), programme, on: '2026-03-03' }),
      ],
      {
        state: 'evidence',
        answer: '2 requests for accessible formats recorded, 1 of them to do, 0 past a review.',
        missing: [],
        register: [
          'accessible format | «assurance-1» | To do (neutral) | 2026-03-01 | – | luton | id №902 #1',
          'accessible format | «assurance-2» | In place (good) | 2026-03-02 | – | luton | id №902 #2',
        ],
      },
    ))
})
