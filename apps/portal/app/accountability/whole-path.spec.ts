import type { StaffRecommendation } from '@heard/contracts/reporting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedOf, someCommitment } from './accountability.fixture.ts'
import { type PathNarrowing, pathNarrowingIn, pathSearchOf, pathStates, wholePath } from './whole-path.ts'

const recommendation = (...[organisation, standing, changes]: Parameters<typeof askedOf>): StaffRecommendation => ({
  ...askedOf(organisation, standing, changes),
  people: 12,
  contributions: 14,
  sent: [],
  excerpts: [],
  redrafts: 0,
})
const recommendations = [
  recommendation('council', 'draft', { id: 'r1', themes: ['waiting'], objective: 'care' }),
  recommendation('trust', 'accepted', { id: 'r2', themes: ['waiting', 'words'] }),
  recommendation('trust', 'withdrawn', { id: 'r3', themes: ['words'], objective: 'care' }),
]
const commitments = [
  someCommitment({ id: 'c1', organisation: 'icb', recommendation: 'r2', standing: 'disputed', overdue: true }),
  someCommitment({ id: 'c2', organisation: 'icb', recommendation: 'r2', standing: 'confirmed' }),
  someCommitment({ id: 'c3', organisation: 'council', standing: 'open', objective: 'care' }),
]
const told = { recommendations, commitments }
const all: PathNarrowing = { objective: undefined, theme: undefined, organisation: undefined, state: undefined, page: 1 }
const shown = (narrowing: Partial<PathNarrowing>) => {
  const { asked, others } = wholePath(told, { ...all, ...narrowing })
  return [...asked.map((each) => [each.recommendation.id, ...each.commitments.map(({ id }) => id)].join(' ')), ...others.map(({ id }) => id)]
}

describe('the whole path for staff', () => {
  it('has drafts and what was withdrawn too, and promises without a recommendation last', () =>
    expect(shown({})).toStrictEqual(['r1', 'r2 c1 c2', 'r3', 'c3']))
  it('is narrowed to an objective, a theme, an organisation or a state', () => {
    expect(shown({ objective: 'care' })).toStrictEqual(['r1', 'r3', 'c3'])
    expect(shown({ objective: 'none' })).toStrictEqual(['r2 c1 c2'])
    expect(shown({ theme: 'waiting' })).toStrictEqual(['r1', 'r2 c1 c2'])
    expect(shown({ organisation: 'icb' })).toStrictEqual(['r2 c1 c2'])
    expect(shown({ organisation: 'council' })).toStrictEqual(['r1', 'c3'])
    expect(shown({ state: 'draft' })).toStrictEqual(['r1'])
    expect(shown({ state: 'overdue' })).toStrictEqual(['r2 c1 c2'])
    expect(shown({ state: 'open' })).toStrictEqual(['c3'])
    expect(shown({ state: 'declined' })).toStrictEqual([])
  })
  it('counts what it found, and says where nothing was', () => {
    const { found, first, last, page, pages } = wholePath(told, { ...all, state: 'declined', page: 7 })
    expect({ found, first, last, page, pages }).toStrictEqual({ found: 0, first: 0, last: 0, page: 1, pages: 1 })
  })
  it('shows everything once over its pages, and all at once where that is asked for', () => {
    fc.assert(
      fc.property(fc.nat(25), fc.nat(25), (asked, alone) => {
        const many = {
          recommendations: Array.from({ length: asked }, (_, number) => recommendation('trust', 'awaiting', { id: `r${number}` })),
          commitments: Array.from({ length: alone }, (_, number) => someCommitment({ id: `c${number}` })),
        }
        const idsOf = (page: number | undefined) => {
          const of = wholePath(many, { ...all, page })
          const ids = [...of.asked.map((each) => each.recommendation.id), ...of.others.map(({ id }) => id)]
          expect(ids).toHaveLength(of.found === 0 ? 0 : of.last - of.first + 1)
          return ids
        }
        const { pages } = wholePath(many, all)
        const whole = idsOf(undefined)
        expect(new Set(whole).size).toBe(asked + alone)
        expect(Array.from({ length: pages }, (_, index) => idsOf(index + 1)).flat()).toStrictEqual(whole)
      }),
    )
  })
  it('keeps what was chosen in its address', () => {
    fc.assert(
      fc.property(
        fc.record({
          objective: fc.constantFrom(undefined, 'care', 'none'),
          theme: fc.constantFrom(undefined, 'waiting'),
          organisation: fc.constantFrom(undefined, 'icb'),
          state: fc.constantFrom(undefined, ...pathStates),
        }),
        fc.constantFrom(undefined, 1, 2, 40),
        (chosen, page) => {
          const narrowing = { ...chosen, page }
          expect(pathNarrowingIn(new URLSearchParams(pathSearchOf(narrowing, page ?? 'all')))).toStrictEqual(narrowing)
        },
      ),
    )
    expect(pathNarrowingIn(new URLSearchParams('theme=Not+one&state=lost&page=0'))).toStrictEqual(all)
  })
})
