import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedOf, someCommitment, someRecommendation, worded } from '../accountability/accountability.fixture.ts'
import { bandPath, flow, flowStages, peopleKey } from './flow.ts'
import { answerKinds } from './responses.ts'

const shapes = (rows: ReturnType<typeof flow>) =>
  rows.map(({ stage, nodes }) => [stage, ...nodes.map(({ key, x, width, count }) => ({ key, x, width, count }))])

describe('the path from evidence to outcome', () => {
  it('follows recommendations from people to what came of them', () => {
    const one = askedOf('icb', 'accepted', { id: 'r1', themes: ['t1', 't2'], people: 60 })
    const two = askedOf('nhs', 'silent', { id: 'r2' })
    const commitments = [
      someCommitment({ id: 'c1', recommendation: 'r1', standing: 'confirmed' }),
      someCommitment({ id: 'c2', recommendation: 'r1', standing: 'overdue', overdue: true }),
    ]
    expect(shapes(flow([one, two], commitments, ['t1', 't2']))).toStrictEqual([
      ['people', { key: 'withheld', x: 0, width: 50, count: 1 }, { key: 'from-50', x: 50, width: 50, count: 1 }],
      ['themes', { key: 't1', x: 0, width: 25, count: 1 }, { key: 't2', x: 25, width: 25, count: 1 }, { key: 'other', x: 50, width: 50, count: 1 }],
      ['recommendations', { key: 'icb', x: 0, width: 50, count: 1 }, { key: 'nhs', x: 50, width: 50, count: 1 }],
      ['answers', { key: 'accepted', x: 0, width: 50, count: 1 }, { key: 'silent', x: 50, width: 50, count: 1 }],
      [
        'commitments',
        { key: 'kept', x: 0, width: 25, count: 1 },
        { key: 'overdue', x: 25, width: 25, count: 1 },
        { key: 'none', x: 50, width: 50, count: 1 },
      ],
      ['outcomes', { key: 'confirmed', x: 0, width: 25, count: 1 }, { key: 'none', x: 25, width: 75, count: 2 }],
    ])
  })

  it('splits a recommendation over those asked, each with what it or its successor promised', () => {
    const response = { by: 'icb', answer: 'accepted' as const, text: worded('Yes') }
    const both = someRecommendation({
      id: 'r1',
      asked: [
        { organisation: 'nhs', standing: 'silent' },
        { organisation: 'ccg', standing: 'accepted', response },
      ],
    })
    const rows = shapes(flow([both], [someCommitment({ id: 'c1', recommendation: 'r1', organisation: 'icb', standing: 'claimed' })], []))
    expect(rows.slice(2, 5)).toStrictEqual([
      ['recommendations', { key: 'ccg', x: 0, width: 50, count: 1 }, { key: 'nhs', x: 50, width: 50, count: 1 }],
      ['answers', { key: 'accepted', x: 0, width: 50, count: 1 }, { key: 'silent', x: 50, width: 50, count: 1 }],
      ['commitments', { key: 'kept', x: 0, width: 50, count: 1 }, { key: 'none', x: 50, width: 50, count: 1 }],
    ])
  })

  it('has drafts, which staff see, after everything that was asked', () => {
    const rows = shapes(flow([askedOf('icb', 'draft', { id: 'r1' }), askedOf('nhs', 'awaiting', { id: 'r2' })], [], []))
    expect(rows[3]).toStrictEqual(['answers', { key: 'awaiting', x: 0, width: 50, count: 1 }, { key: 'draft', x: 50, width: 50, count: 1 }])
  })

  it('puts exact numbers, which staff see, where their rounded ones stand', () =>
    expect([0, 9, 10, 47, 48, 97, 98].map(peopleKey)).toStrictEqual(['withheld', 'withheld', 'from-10', 'from-10', 'from-50', 'from-50', 'from-100']))

  it('shows nothing where nothing was asked, and leaves out what was withdrawn', () => {
    expect(flow([], [], [])).toStrictEqual([])
    expect(flow([askedOf('icb', 'withdrawn')], [], [])).toStrictEqual([])
  })

  it('puts themes together that the public figures do not name, and all past the largest five', () => {
    const themes = ['a', 'b', 'c', 'd', 'e', 'f']
    const recommendations = themes.map((theme) => someRecommendation({ id: theme, themes: [theme] }))
    const row = flow(
      [...recommendations, someRecommendation({ id: 'a2', themes: ['a'] }), someRecommendation({ id: 'z', themes: ['unnamed'] })],
      [],
      themes,
    )[1]
    expect(row?.nodes.map(({ key, count }) => [key, count])).toStrictEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
      ['d', 1],
      ['e', 1],
      ['other', 2],
    ])
  })

  it('never makes a width of a withheld number', () => {
    expect([null, 10, 45, 50, 95, 100, 2_000].map(peopleKey)).toStrictEqual([
      'withheld',
      'from-10',
      'from-10',
      'from-50',
      'from-50',
      'from-100',
      'from-100',
    ])
  })

  it('is whole at every stage, and every band leads from one whole to the next', () => {
    const some = fc.record({
      standing: fc.constantFrom(...answerKinds),
      organisation: fc.constantFrom('x', 'y', 'z'),
      themes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 4 }),
      promised: fc.array(fc.constantFrom('open' as const, 'overdue' as const, 'claimed' as const, 'confirmed' as const, 'disputed' as const), {
        maxLength: 3,
      }),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (all) => {
        const recommendations = all.map(({ promised: _promised, ...changes }, index) => someRecommendation({ id: `r${index}`, ...changes }))
        const commitments = all.flatMap(({ promised }, index) =>
          promised.map((standing) => someCommitment({ recommendation: `r${index}`, standing })),
        )
        const rows = flow(recommendations, commitments, ['a', 'b', 'c', 'd', 'e', 'f'])
        expect(rows.map(({ stage }) => stage)).toStrictEqual([...flowStages])
        for (const { nodes, bands, stage } of rows) {
          expect(nodes.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 0)
          if (stage === 'people') continue
          expect(bands.reduce((sum, { from }) => sum + from.width, 0)).toBeCloseTo(100, 0)
          expect(bands.reduce((sum, { to }) => sum + to.width, 0)).toBeCloseTo(100, 0)
        }
      }),
    )
  })
})

describe('a band', () => {
  it('bends from where it begins to where it ends', () => {
    expect(bandPath({ key: 'k', from: { x: 0, width: 50 }, to: { x: 25, width: 50 } }, 40)).toBe('M0 0C0 20 25 20 25 40H75C75 20 50 20 50 0Z')
  })
})
