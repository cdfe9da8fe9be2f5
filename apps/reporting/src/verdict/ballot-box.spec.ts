import { Verdict, type VerdictCounts } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BallotBox, cast, changedSince, emptyBox, isCountingDay, releasable, verdictOf, withoutVoter } from './ballot-box.ts'

const many = (people: number, verdict: Verdict, releases = 0, prefix = 'p'): ((box: BallotBox) => BallotBox) => {
  const voters = Array.from({ length: people }, (_, index) => `${prefix}${index}`)
  return (box) => voters.reduce((into, voter) => cast(into, voter, verdict, releases), box)
}
const nobody: VerdictCounts = { 'no-evidence': null, 'not-started': null, limited: null, substantial: null, complete: null }

describe('what people say one by one', () => {
  it('counts once for each, however often it is said', () => {
    const box = cast(cast(cast(emptyBox, 'a', 'limited', 0), 'a', 'limited', 0), 'a', 'complete', 0)
    expect(box.ballots).toStrictEqual([{ voter: 'a', verdict: 'complete', since: 0, before: null }])
    expect(verdictOf(box, 'a')).toBe('complete')
    expect(verdictOf(box, 'b')).toBeUndefined()
  })
  it('leaves nothing behind when it is taken back before it was counted', () => {
    expect(cast(cast(emptyBox, 'a', 'limited', 0), 'a', null, 0)).toStrictEqual(emptyBox)
  })
  it('is a change when what was counted is taken back', () => {
    const box = cast(cast(emptyBox, 'a', 'limited', 0), 'a', null, 1)
    expect([verdictOf(box, 'a'), changedSince(box, 1), changedSince(box, 2)]).toStrictEqual([undefined, 1, 0])
  })
  it('is no change when somebody changes to and fro', () => {
    const box = cast(cast(cast(emptyBox, 'a', 'limited', 0), 'a', 'complete', 1), 'a', 'limited', 1)
    expect(changedSince(box, 1)).toBe(0)
  })
  it('goes with whoever is gone, which is a change where it was counted', () => {
    const counted = withoutVoter(cast(emptyBox, 'a', 'limited', 0), 'a', 1)
    expect(counted).toStrictEqual({ ballots: [], left: { since: 1, people: 1 } })
    expect(withoutVoter(counted, 'a', 1)).toBe(counted)
    expect(withoutVoter(cast(emptyBox, 'a', 'limited', 1), 'a', 1)).toStrictEqual({ ballots: [], left: { since: 1, people: 0 } })
  })
})

describe('a release', () => {
  it('waits for ten people', () => {
    expect(releasable(many(9, 'limited')(emptyBox), 0)).toBeUndefined()
    expect(releasable(many(10, 'limited')(emptyBox), 0)).toStrictEqual({ ...nobody, limited: 10 })
  })
  it('withholds what fewer than ten said, and rounds the rest to 5', () => {
    const box = many(9, 'complete', 0, 'c')(many(13, 'limited')(emptyBox))
    expect(releasable(box, 0)).toStrictEqual({ ...nobody, limited: 15 })
  })
  it('comes again only when ten more have changed', () => {
    const first = many(20, 'limited')(emptyBox)
    expect(releasable(many(9, 'complete', 1)(first), 1)).toBeUndefined()
    expect(releasable(many(10, 'complete', 1)(first), 1)).toStrictEqual({ ...nobody, limited: 10, complete: 10 })
  })
  it('comes on Mondays', () => {
    expect(['2026-11-29', '2026-11-30', '2026-12-01'].map(isCountingDay)).toStrictEqual([false, true, false])
  })
})

const voter = fc.integer({ min: 0, max: 25 }).map(String)
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('cast' as const), voter, verdict: fc.option(fc.constantFrom(...Verdict.options)) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), voter }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count' as const) }) },
)

/** The same, written down in the simplest way: what everybody says now, and what everybody said in the newest release. */
type Simple = { readonly now: Map<string, Verdict>; released: Map<string, Verdict>; readonly gone: Set<string> }

const differing = ({ now, released }: Simple): number =>
  [...new Set([...now.keys(), ...released.keys()])].filter((one) => now.get(one) !== released.get(one)).length

describe('whatever people say, change and take back', () => {
  it('every release differs from the one before by ten people at least, and counts everybody as they say now', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const simple: Simple = { now: new Map(), released: new Map(), gone: new Set() }
        let box = emptyBox
        let releases = 0
        for (const each of steps) {
          if (each.do === 'count') {
            const counts = releasable(box, releases)
            expect(counts !== undefined).toBe(differing(simple) >= 10)
            if (!counts) continue
            for (const verdict of Verdict.options)
              expect(counts[verdict]).toBe(publicCount([...simple.now.values()].filter((one) => one === verdict).length))
            releases += 1
            simple.released = new Map(simple.now)
          } else if (each.do === 'leave') {
            box = withoutVoter(box, each.voter, releases)
            simple.now.delete(each.voter)
            simple.gone.add(each.voter)
          } else if (!simple.gone.has(each.voter)) {
            box = cast(box, each.voter, each.verdict, releases)
            if (each.verdict === null) simple.now.delete(each.voter)
            else simple.now.set(each.voter, each.verdict)
          }
          expect(changedSince(box, releases)).toBe(differing(simple))
        }
      }),
    ))

  it('two releases leave at least five possible answers to how many people came to a level or left it', () => {
    const most = 60
    const behind = (shown: number | null) => Array.from({ length: most + 8 }, (_, people) => people).filter((people) => publicCount(people) === shown)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }), (before, after) => {
        const differences = behind(publicCount(before)).flatMap((from) => behind(publicCount(after)).map((to) => to - from))
        expect(new Set(differences).size).toBeGreaterThanOrEqual(5)
        expect(differences).toContain(after - before)
      }),
    )
  })
})
