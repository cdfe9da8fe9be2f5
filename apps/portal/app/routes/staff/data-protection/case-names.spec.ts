import type { CaseView } from '@heard/contracts/engagement'
import { expect, it } from 'vitest'
import { byUrgency, caseName, standingOf, stepsOf } from './case-names.ts'

const base: CaseView = {
  case: 'a',
  kind: 'rights',
  right: 'access',
  state: 'open',
  received: '2026-11-23',
  extended: false,
  due: '2026-12-23',
  overdue: false,
}

it('puts what is overdue first, then what is due soonest, and what is closed last, the newest first', () => {
  const cases: CaseView[] = [
    { ...base, case: 'closed early', state: 'closed', received: '2026-11-01' },
    { ...base, case: 'later' },
    { ...base, case: 'closed late', state: 'closed', received: '2026-11-20' },
    { ...base, case: 'sooner', due: '2026-12-01' },
    { ...base, case: 'overdue', due: '2026-12-22', overdue: true },
  ]
  expect(byUrgency(cases).map((each) => each.case)).toStrictEqual(['overdue', 'sooner', 'later', 'closed late', 'closed early'])
})

it('names a case by what was asked', () =>
  expect([caseName(base), caseName({ kind: 'complaint' }), caseName({ kind: 'breach' })]).toStrictEqual([
    'See their data',
    'Complaint',
    'Breach of personal data',
  ]))

it('says how a case stands', () =>
  expect(
    [base, { ...base, overdue: true }, { ...base, state: 'paused' as const }, { ...base, state: 'closed' as const, outcome: 'in-part' as const }].map(
      (each) => standingOf(each)[0],
    ),
  ).toStrictEqual(['Open', 'Overdue', 'Clock stands', 'Done in part']))

it('offers the steps that fit the kind and the state of a case', () =>
  expect([
    stepsOf(base),
    stepsOf({ ...base, state: 'paused', acknowledged: '2026-11-24', extended: true }),
    stepsOf({ ...base, kind: 'complaint' }),
    stepsOf({ ...base, kind: 'breach' }),
    stepsOf({ ...base, state: 'closed' }),
  ]).toStrictEqual([['acknowledge', 'answer', 'pause', 'extend'], ['answer', 'resume'], ['acknowledge', 'answer'], ['report', 'do-not-report'], []]))
