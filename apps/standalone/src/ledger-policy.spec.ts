import { readdirSync, readFileSync } from 'node:fs'
import { completePolicy, enteringTypes, LedgerUndecided, publicEntry } from '@heard/audit-trail'
import { LedgerEntry } from '@heard/contracts/ledger'
import { type RecordedFact, upcast } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { facts, ledgerPolicy, services } from './services.ts'
import { upcasts } from './upcasts.ts'

const folder = new URL('../golden/', import.meta.url)
const golden = (name: string): RecordedFact =>
  upcast({ ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')), revision: 0n, position: 1n }, upcasts)
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
const entering = new Set(enteringTypes(ledgerPolicy))
const typeOf = (name: string): string => name.replace(/@\d+\.json$/, '')

describe('the policy of the public ledger', () => {
  it('decides about every fact of every service', () => {
    expect(Object.keys(ledgerPolicy).toSorted()).toStrictEqual(Object.keys(facts).toSorted())
  })

  it('stops the start of an installation with a fact that nobody decided about', () => {
    const policies = services.map(({ ledger }) => ledger)
    expect(() => completePolicy({ ...facts, SomethingNew: { version: 1, data: LedgerEntry } }, policies)).toThrow(LedgerUndecided)
  })

  it('gives a reason in a sentence for everything that it keeps out', () => {
    const reasons = Object.values(ledgerPolicy).flatMap((rule) => ('exempt' in rule ? [rule.exempt] : []))
    expect(reasons.filter((reason) => reason.split(' ').length < 4)).toStrictEqual([])
  })

  it('keeps out every fact that is about a person', () => {
    const personal = names.filter((name) => 'person' in golden(name).data || 'contribution' in golden(name).data)
    expect(personal.length).toBeGreaterThan(10)
    expect(personal.map(typeOf).filter((type) => entering.has(type))).toStrictEqual([])
  })

  it.each(names.filter((name) => entering.has(typeOf(name))))('%s becomes an entry of the published schema, without refs or actors', (name) => {
    const fact = golden(name)
    const { bytes, wording } = publicEntry(ledgerPolicy, fact) ?? {}
    const text = new TextDecoder().decode(bytes)
    expect(LedgerEntry.parse(JSON.parse(text))).toMatchObject({ v: 1, fact: fact.id, at: fact.metadata.at })
    for (const { ref, binding } of wording ?? []) {
      expect(text).not.toContain(ref)
      expect(text).toContain(binding)
    }
    expect(text).not.toContain(fact.metadata.actor === 'system' ? '"actor"' : fact.metadata.actor)
  })

  it('says of a promise who made it, when it is due, and by which words', () => {
    const { entry } = publicEntry(ledgerPolicy, golden('CommitmentMade@1.json')) ?? {}
    const { data, id, metadata } = golden('CommitmentMade@1.json')
    const { text, measure, ...rest } = data as { readonly text: { binding: string }; readonly measure: { binding: string } }
    expect(entry).toStrictEqual({
      v: 1,
      type: 'commitment.made',
      fact: id,
      at: metadata.at,
      data: { ...rest, text: text.binding, measure: measure.binding },
    })
  })

  it('says of a promise that the programme brought in where that was found', () => {
    const { data } = publicEntry(ledgerPolicy, golden('CommitmentMade@3.json'))?.entry ?? {}
    const { source } = (golden('CommitmentMade@3.json').data as { readonly brought: { readonly source: { readonly binding: string } } }).brought
    expect(data).toMatchObject({ organisation: 'elft', source: source.binding })
    expect(Object.keys(data ?? {})).not.toContain('brought')
  })

  it('says of a recommendation to one organisation what it said when there was only ever one', () => {
    const dataOf = (name: string) => publicEntry(ledgerPolicy, golden(name))?.entry.data
    const { programme, recommendation } = golden('RecommendationPublished@1.json').data as Record<string, string>
    const asked = { programme, recommendation, organisation: 'public-health', askedOn: '2026-04-27', dueBy: '2026-12-07' }
    expect(dataOf('RecommendationPublished@1.json')).toStrictEqual(asked)
    expect(dataOf('RecommendationPublished@3.json')).toMatchObject({ organisations: ['public-health', 'nhs-england'], strength: 'fair' })
  })

  it('says of a recommendation that was checked who was asked and when, and nothing of a check before that', () => {
    const entry = publicEntry(ledgerPolicy, golden('RecommendationPublished@4.json'))?.entry.data
    const check = { round: 1, from: ['residents', 'champions'], on: '2026-02-10', until: '2026-02-24', changed: true }
    expect(entry).toMatchObject({ checks: [{ ...check, counts: expect.stringMatching(/^[0-9a-f]{64}$/) }] })
    expect(publicEntry(ledgerPolicy, golden('DraftCheckAsked@1.json'))).toBeUndefined()
    expect(publicEntry(ledgerPolicy, golden('DraftCheckClosed@1.json'))).toBeUndefined()
  })

  it('lets no number of people into an entry', () => {
    const counting = [
      'RecommendationPublished@2',
      'RecommendationPublished@3',
      'RecommendationPublished@4',
      'ReportPublished@1',
      'ReportPublished@2',
      'VerdictRecorded@1',
      'VerdictsReleased@1',
      'TablesReleased@2',
      'ConversationResultsReleased@1',
    ]
    for (const name of counting.map((type) => `${type}.json`)) {
      expect(new TextDecoder().decode(publicEntry(ledgerPolicy, golden(name))?.bytes)).not.toMatch(/people|"complete"|"says-it"/)
    }
  })
})
