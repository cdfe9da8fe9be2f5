import type { PublicCommitment, PublicReport } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { isLong, type Narrowing, narrow, narrowingIn, perPage, searchOf } from './narrowing.ts'

const day = (number: number): string => `2027-${String(1 + Math.floor(number / 28)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`
/** Promise `n`, due in this order; every third is the council's, every fifth is overdue, every second under `care`. */
const promise = (number: number) =>
  ({
    id: `c${number}`,
    organisation: number % 3 === 0 ? 'council' : 'trust',
    standing: number % 5 === 0 ? 'overdue' : 'open',
    overdue: number % 5 === 0,
    due: day(number),
  }) as PublicCommitment
const answer = { ...promise(1), id: 'answer', recommendation: 'r1' } as PublicCommitment
const commitments = [answer, ...Array.from({ length: 45 }, (_, number) => promise(number))]
const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id)
const care = commitments.filter(({ id }) => id === 'answer' || Number(id.slice(1)) % 2 === 0)
const report = {
  today: '2026-11-30',
  recommendations: [
    { id: 'r1', asked: [{ organisation: 'trust', standing: 'accepted' }] },
    { id: 'r2', asked: [{ organisation: 'council', standing: 'silent' }] },
  ],
  commitments,
  objectives: [
    {
      objective: 'care',
      recommendations: ['r1'],
      commitments: ids(care),
      years: [{ year: 2026, steps: care.map(({ id }) => ({ what: 'made', commitment: id, on: '2026-01-01' })) }],
    },
    { objective: null, recommendations: ['r2'], commitments: ids(commitments.filter((each) => !care.includes(each))), years: [] },
  ],
} as unknown as PublicReport
const all: Narrowing = { organisation: undefined, state: undefined, objective: undefined, page: 1 }

describe('a report with many promises', () => {
  it('has what was asked on its first page, and every promise once on all pages together', () => {
    const pages = [1, 2, 3].map((page) => narrow(report, { ...all, page }))
    expect(pages.map(({ first, last, found, page, pages: of }) => [first, last, found, page, of])).toEqual([
      [1, 21, 46, 1, 3],
      [22, 41, 46, 2, 3],
      [42, 46, 46, 3, 3],
    ])
    expect(pages.map((page) => ids(page.report.recommendations))).toEqual([['r1', 'r2'], [], []])
    expect(pages.flatMap((page) => ids(page.report.commitments)).toSorted()).toEqual(ids(commitments).toSorted())
    expect(pages.flatMap((page) => page.report.objectives.flatMap((each) => each.commitments)).toSorted()).toEqual(ids(commitments).toSorted())
  })
  it('has overdue promises first, then those that are due first', () =>
    expect(ids(narrow(report, all).report.commitments).slice(0, 12)).toEqual([
      'answer',
      'c0',
      'c5',
      'c10',
      'c15',
      'c20',
      'c25',
      'c30',
      'c35',
      'c40',
      'c1',
      'c2',
    ]))
  it('is narrowed by organisation, state and objective, each further', () => {
    expect(narrow(report, { ...all, organisation: 'council' })).toMatchObject({ found: 15, report: { recommendations: [{ id: 'r2' }] } })
    expect(ids(narrow(report, { ...all, organisation: 'council', state: 'overdue' }).report.commitments)).toEqual(['c0', 'c15', 'c30'])
    const { found, report: narrowed } = narrow(report, { ...all, organisation: 'council', state: 'overdue', objective: 'care' })
    expect([found, ids(narrowed.recommendations), ids(narrowed.commitments)]).toEqual([2, [], ['c0', 'c30']])
    expect(narrowed.objectives).toMatchObject([{ objective: 'care', years: [{ year: 2026, steps: [{ commitment: 'c0' }, { commitment: 'c30' }] }] }])
  })
  it('keeps an objective for which nothing was asked or promised, on the first page of all', () => {
    const withEmpty = { ...report, objectives: [...report.objectives, { objective: 'value', recommendations: [], commitments: [], years: [] }] }
    const shown = (more: Partial<Narrowing>) => narrow(withEmpty, { ...all, ...more }).report.objectives.map(({ objective }) => objective)
    expect([shown({}), shown({ page: 2 }), shown({ organisation: 'council' })]).toEqual([
      ['care', null, 'value'],
      ['care', null],
      ['care', null],
    ])
  })
  it('has a last page for every number, and nothing where nothing matches', () => {
    expect(narrow(report, { ...all, page: 99 }).page).toBe(3)
    expect(narrow(report, { ...all, organisation: 'nobody' })).toMatchObject({ found: 0, first: 0, last: 0, pages: 1, report: { commitments: [] } })
  })
  it('is long when its promises do not fit on a page', () =>
    expect([isLong(report), isLong({ commitments: commitments.slice(0, perPage) })]).toEqual([true, false]))
  it('reads an address, and leaves in it what cannot be', () => {
    const asked = narrowingIn(new URLSearchParams('organisation=council&state=overdue&objective=<b>&page=2'))
    expect(asked).toEqual({ organisation: 'council', state: 'overdue', objective: undefined, page: 2 })
    expect(searchOf(asked, 3)).toBe('?organisation=council&state=overdue&page=3')
    expect(narrowingIn(new URLSearchParams('state=nice&page=-1'))).toEqual(all)
  })
})
