import type { Sealed } from '@heard/contracts'
import type { ReportContent, Wording } from '@heard/contracts/reporting'
import { canonicalJson, type Json } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../tables/tables.view.ts'
import { freezing, sealedIn, thawed } from './report.document.ts'
import firstLayout from './report.document.v1.json' with { type: 'json' }

const title: Sealed = { ref: 'v1', binding: 'T'.repeat(43) }
const summary: Sealed = { ref: 'v2', binding: 'S'.repeat(43) }
const figures = {
  recommendations: 0,
  awaiting: 0,
  silent: 0,
  accepted: 0,
  acceptedInPart: 0,
  declined: 0,
  commitments: 0,
  overdue: 0,
  claimed: 0,
  confirmed: 0,
  disputed: 0,
}
const view = (words: (sealed: Sealed) => Wording): ReportContent => ({
  programme: 'luton',
  today: '2026-06-01',
  figures,
  recommendations: [],
  commitments: [],
  objectives: [],
  words: [{ language: 'en', title: words(title), summary: words(summary), objectives: [] }],
})
const said = (text: string): Wording => ({ status: 'open', language: 'en', text })
const withdrawn: Wording = { status: 'withdrawn', withdrawal: { on: '2026-07-01', because: 'names-a-person' } }

const frozen = (): Json => {
  const { words, freeze } = freezing()
  return freeze(view(words))
}

describe('a frozen report', () => {
  it('has the binding of each text in its place, and no text', () =>
    expect(frozen()).toStrictEqual({
      programme: 'luton',
      today: '2026-06-01',
      figures,
      recommendations: [],
      commitments: [],
      objectives: [],
      words: [{ language: 'en', title: { binding: title.binding }, summary: { binding: summary.binding }, objectives: [] }],
    }))

  it('shows the texts again, and says of a withdrawn one that it is', () => {
    const texts = new Map([
      [title.binding, withdrawn],
      [summary.binding, said('Much was done.')],
    ])
    const back = thawed(frozen(), (binding) => texts.get(binding) ?? { status: 'tampered' })
    expect(back).toStrictEqual(view((sealed) => (sealed === title ? withdrawn : said('Much was done.'))))
  })

  it('stays the same, hash and all, whatever becomes of its texts', () => {
    expect(hashOf(frozen() as object)).toBe(hashOf(frozen() as object))
    expect(canonicalJson(frozen())).not.toContain('Much was done')
  })

  it('is not made of a view that lost track of a text', () =>
    expect(() => freezing().freeze(view(() => ({ status: 'tampered' })))).toThrow(TypeError))
})

it('finds the reference behind each binding, however deep', () =>
  expect([...sealedIn([{ data: { title } }, { data: { words: [{ summary }] } }])]).toStrictEqual([
    [title.binding, title],
    [summary.binding, summary],
  ]))

it('reads documents in the layout they were first published in', () => {
  const { recommendations, commitments, objectives } = thawed(firstLayout as Json, (binding) => said(binding))
  expect([recommendations.length, commitments.length, objectives.map(({ objective }) => objective)]).toStrictEqual([1, 1, ['care', null]])
  expect(recommendations[0]?.title).toStrictEqual(said('title-of-the-recommendation'))
  const [commitment] = commitments
  const claim = commitment?.history.find(({ what }) => what === 'outcome-claimed')
  expect([commitment?.milestones, commitment?.progress?.links, claim]).toStrictEqual([
    [],
    [],
    {
      what: 'outcome-claimed',
      at: '2026-01-10T09:00:00.000Z',
      by: 'icb',
      on: '2026-05-01',
      level: 'complete',
      text: said('done'),
      links: [],
      files: [],
    },
  ])
  expect(objectives[0]?.years[0]?.steps.at(-1)).toMatchObject({ what: 'outcome-claimed', level: 'complete' })
  const [asked] = recommendations[0]?.asked ?? []
  expect([asked?.organisation, asked?.standing, asked?.response?.text]).toStrictEqual(['ccg', 'accepted-in-part', said('answer')])
  const own = recommendations[0]?.history.flatMap((step) => ('organisation' in step ? [[step.what, step.organisation]] : []))
  expect(own).toStrictEqual([
    ['silent', 'ccg'],
    ['answered', 'ccg'],
    ['answer-amended', 'ccg'],
  ])
})
