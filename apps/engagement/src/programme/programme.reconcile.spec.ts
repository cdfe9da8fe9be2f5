import type { ProgrammeDefinition } from '@heard/contracts/engagement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlineOf } from './programme.outline.ts'
import { reconcile } from './programme.reconcile.ts'
import { sample, sealedAll, sha256 } from './programme.samples.ts'
import { evolve, initial, type ProgrammeState } from './programme.state.ts'

const words = fc.record({ en: fc.string({ unit: 'grapheme', minLength: 1 }), ur: fc.string({ minLength: 1 }) }, { requiredKeys: ['en'] })
const id = fc.constantFrom('a', 'b', 'c', 'd-e')
const named = fc.record({ id, name: words, hint: words }, { requiredKeys: ['id', 'name'] })
const list = <T extends { readonly id: string }>(entry: fc.Arbitrary<T>) => fc.uniqueArray(entry, { selector: (each) => each.id, maxLength: 4 })
const organisation = fc.record(
  { id, name: words, role: fc.constantFrom('stakeholder' as const, 'partner' as const), successor: id },
  { requiredKeys: ['id', 'name', 'role'] },
)
const notice = fc.record(
  { purpose: id, required: fc.boolean(), consentMonths: fc.constantFrom(12, 24), wording: words, unavailable: fc.constant<string[]>([]) },
  { requiredKeys: ['purpose', 'required', 'wording', 'unavailable'] },
)

/** What somebody may make of a programme's file. */
const edit: fc.Arbitrary<ProgrammeDefinition> = fc
  .record({
    name: words,
    minimumAge: fc.integer({ min: 0, max: 25 }),
    communities: list(named),
    objectives: list(named),
    organisations: list(organisation),
    notices: fc.uniqueArray(notice, { selector: (each) => each.purpose }),
    editions: list(fc.record({ id, opens: fc.constantFrom('2022-01-01', '2023-01-01'), closes: fc.constant('2024-01-01') })),
  })
  .map((change) => ({ ...sample, ...change }))

const loadedBy = (state: ProgrammeState, definition: ProgrammeDefinition): ProgrammeState => {
  const outline = outlineOf(definition, sha256)
  return reconcile(outline, state, sealedAll(outline)).facts.reduce(evolve, state)
}

describe('reconcile', () => {
  it('has nothing left to record after it was done once, whatever the file went through', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const state = edits.reduce(loadedBy, initial)
        const last = edits.at(-1) ?? sample
        expect(reconcile(outlineOf(last, sha256), state, new Map())).toStrictEqual({ facts: [], unsealed: [] })
      }),
    )
  })

  it('never forgets an id that was there once', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), edit, (edits, next) => {
        const before = edits.reduce(loadedBy, initial)
        const after = loadedBy(before, next)
        expect([...before.entries.keys()].filter((key) => !after.entries.has(key))).toStrictEqual([])
        expect([...before.notices.keys()].filter((purpose) => !after.notices.has(purpose))).toStrictEqual([])
        expect([...before.editions.keys()].filter((edition) => !after.editions.has(edition))).toStrictEqual([])
      }),
    )
  })

  it('offers exactly what the file has', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const state = edits.reduce(loadedBy, initial)
        const wanted = outlineOf(edits.at(-1) ?? sample, sha256).entries.map(({ entry }) => `${entry.list}/${entry.id}`)
        const offered = [...state.entries].filter(([, { removed }]) => !removed).map(([key]) => key)
        expect(offered.toSorted()).toStrictEqual(wanted.toSorted())
      }),
    )
  })

  it('gives a notice a version that no other words of it ever had', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const seen = new Map<string, string>()
        edits.reduce((state, definition) => {
          const next = loadedBy(state, definition)
          for (const [purpose, { version, hash }] of next.notices) {
            const key = `${purpose}/${version}`
            expect(seen.get(key) ?? hash).toBe(hash)
            seen.set(key, hash)
          }
          return next
        }, initial)
      }),
    )
  })

  it('says which wording is to be sealed, and only that', () => {
    const state = loadedBy(initial, sample)
    const renamed = outlineOf({ ...sample, organisations: sample.organisations.map((each) => ({ ...each, name: { en: `${each.id} now` } })) }, sha256)
    expect(reconcile(renamed, state, new Map()).unsealed.map(({ key }) => key)).toStrictEqual(['organisation/ccg', 'organisation/icb'])
  })
})
