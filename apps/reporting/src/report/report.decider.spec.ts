import type { Sealed } from '@heard/contracts'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProposeReport, type ReportCommand, reportDecider, type WordReport } from './report.decider.ts'
import type { ReportFact } from './report.events.ts'
import type { SealedReportWords } from './report.state.ts'

const { given } = specify(reportDecider)
const programme = 'luton'
const sealed = (ref: string): Sealed => ({ ref, binding: `b-${ref}` })
const words = (language: string, more: Partial<SealedReportWords> = {}): SealedReportWords => ({
  language,
  title: sealed(`${language}-title`),
  summary: sealed(`${language}-summary`),
  objectives: [],
  ...more,
})
const word = (more: Partial<WordReport> = {}): WordReport => ({
  type: 'Word',
  programme,
  report: 'r1',
  saves: 0,
  words: words('en'),
  objectives: ['care'],
  ...more,
})
const frozen = { document: sealed('document'), hash: 'h', counts: [{ recommendation: 'x1', people: 25 }] }
const propose = (more: Partial<ProposeReport> = {}): ProposeReport => ({
  type: 'Propose',
  programme,
  saves: 1,
  by: 'writer',
  today: '2026-06-01',
  ...frozen,
  commitments: 0,
  left: 2,
  releases: 1,
  ...more,
})
const approve = { type: 'Approve', programme, report: 'r1', by: 'other', today: '2026-06-03', left: 2, releases: 1 } as const
const putBack = { type: 'PutBack', programme, report: 'r1', reason: sealed('why') } as const

const worded = (of: SealedReportWords, report = 'r1'): ReportFact => ({ type: 'ReportWorded', data: { programme, report, ...of } })
const proposed: ReportFact = {
  type: 'ReportProposed',
  data: { programme, report: 'r1', asOf: '2026-06-01', proposedBy: 'writer', ...frozen, left: 2, releases: 1 },
}
const back: ReportFact = { type: 'ReportPutBack', data: { programme, report: 'r1', reason: sealed('why') } }
const published = (edition: number, written = [words('en')]): ReportFact => ({
  type: 'ReportPublished',
  data: { programme, report: 'r1', asOf: '2026-06-01', proposedBy: 'writer', ...frozen, edition, on: '2026-06-03', words: written },
})
const old: ReportFact = { type: 'ReportPublished', data: { programme, report: 'r0', edition: 1, on: '2025-06-01', counts: [] } }

describe('writing a report', () => {
  it('begins it, and goes on with it in another language', () => {
    given()
      .when(word())
      .then(worded(words('en')))
    given(worded(words('en')))
      .when(word({ report: 'r2', saves: 1, words: words('ur') }))
      .then(worded(words('ur')))
  })
  it('is refused to whoever did not see what somebody else saved', () => {
    given(worded(words('en')))
      .when(word())
      .thenRefused('draft-changed')
    given()
      .when(word({ saves: 1 }))
      .thenRefused('draft-changed')
  })
  it('is refused while it waits for a second person', () =>
    given(worded(words('en')), proposed)
      .when(word({ saves: 1 }))
      .thenRefused('report-proposed'))
  it('takes texts for objectives of the programme alone', () => {
    const about = (objective: string) => words('en', { objectives: [{ objective, text: sealed('o') }] })
    given()
      .when(word({ words: about('care') }))
      .then(worded(about('care')))
    given()
      .when(word({ words: about('space') }))
      .thenRefused('unknown-objective')
  })
  it('begins the next one after it was published', () =>
    given(worded(words('en')), proposed, published(1))
      .when(word({ report: 'r2' }))
      .then(worded(words('en'), 'r2')))
})

describe('taking a language out', () => {
  const drop = (language: string, saves = 1) => ({ type: 'Drop', programme, language, saves }) as const
  it('leaves the others', () =>
    given(worded(words('en')), worded(words('ur')))
      .when(drop('ur', 2))
      .then({ type: 'ReportLanguageDropped', data: { programme, report: 'r1', language: 'ur' } }))
  it('is refused where nothing is written in it, where somebody else saved, and while it waits', () => {
    given().when(drop('en', 0)).thenRefused('nothing-written')
    given(worded(words('en')))
      .when(drop('ur'))
      .thenRefused('nothing-written')
    given(worded(words('en')))
      .when(drop('en', 0))
      .thenRefused('draft-changed')
    given(worded(words('en')), proposed)
      .when(drop('en'))
      .thenRefused('report-proposed')
  })
})

describe('proposing a report', () => {
  it('freezes it', () =>
    given(worded(words('en')))
      .when(propose())
      .then(proposed))
  it('takes promises alone', () =>
    given(worded(words('en')))
      .when(propose({ counts: [], commitments: 1 }))
      .then({ ...proposed, data: { ...proposed.data, counts: [] } } as ReportFact))
  it('is refused without words, without anything to report, twice, and to whoever did not see the newest words', () => {
    given()
      .when(propose({ saves: 0 }))
      .thenRefused('nothing-written')
    given(worded(words('en')), { type: 'ReportLanguageDropped', data: { programme, report: 'r1', language: 'en' } })
      .when(propose({ saves: 2 }))
      .thenRefused('nothing-written')
    given(worded(words('en')))
      .when(propose({ counts: [] }))
      .thenRefused('nothing-to-report')
    given(worded(words('en')), proposed)
      .when(propose())
      .thenRefused('report-proposed')
    given(worded(words('en')), worded(words('ur')))
      .when(propose())
      .thenRefused('draft-changed')
  })
})

describe('approving a report', () => {
  it('publishes the next version with what was frozen and what was written', () => {
    given(worded(words('en')), proposed)
      .when(approve)
      .then(published(1))
    given(old, worded(words('en')), worded(words('ur')), proposed)
      .when(approve)
      .then(published(2, [words('en'), words('ur')]))
  })
  it('is refused to whoever proposed it', () =>
    given(worded(words('en')), proposed)
      .when({ ...approve, by: 'writer' })
      .thenRefused('same-person-approves'))
  it('is refused once somebody left, and once tables were released', () => {
    given(worded(words('en')), proposed)
      .when({ ...approve, left: 3 })
      .thenRefused('somebody-left')
    given(worded(words('en')), proposed)
      .when({ ...approve, releases: 2 })
      .thenRefused('tables-released')
  })
  it('is refused where nothing waits, or something else does', () => {
    given(worded(words('en')))
      .when(approve)
      .thenRefused('unknown-proposal')
    given(worded(words('en')), proposed, back)
      .when(approve)
      .thenRefused('unknown-proposal')
    given(worded(words('en')), proposed)
      .when({ ...approve, report: 'r9' })
      .thenRefused('unknown-proposal')
  })
})

describe('putting a report back', () => {
  it('gives the reason, and leaves what was written', () => {
    given(worded(words('en')), proposed)
      .when(putBack)
      .then(back)
    expect(fold(reportDecider, [worded(words('en')), proposed, back])).toStrictEqual({
      edition: 0,
      draft: { report: 'r1', saves: 1, words: [words('en')], putBack: sealed('why') },
      proposal: undefined,
    })
  })
  it('is refused where it does not wait', () =>
    given(worded(words('en')))
      .when(putBack)
      .thenRefused('unknown-proposal'))
  it('is forgotten once it is proposed again', () =>
    expect(fold(reportDecider, [worded(words('en')), proposed, back, proposed]).draft).toStrictEqual({
      report: 'r1',
      saves: 1,
      words: [words('en')],
    }))
})

describe('whatever people do', () => {
  const commands: fc.Arbitrary<ReportCommand> = fc.oneof(
    fc.record({ saves: fc.nat(3), language: fc.constantFrom('en', 'ur') }).map(({ saves, language }) => word({ saves, words: words(language) })),
    fc
      .record({ saves: fc.nat(3), language: fc.constantFrom('en', 'ur') })
      .map(({ saves, language }): ReportCommand => ({ type: 'Drop', programme, saves, language })),
    fc.record({ saves: fc.nat(3), by: fc.constantFrom('writer', 'other'), left: fc.nat(1) }).map((more) => propose(more)),
    fc.record({ by: fc.constantFrom('writer', 'other'), left: fc.nat(1) }).map((more): ReportCommand => ({ ...approve, ...more })),
    fc.constant<ReportCommand>(putBack),
  )

  it('versions count up by one, each approved by somebody who did not propose it, and with words', () =>
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), (sequence) => {
        const facts: ReportFact[] = []
        const approvers: string[] = []
        for (const command of sequence) {
          const decided = reportDecider.decide(command, fold(reportDecider, facts))
          if (!('accepted' in decided)) continue
          facts.push(...decided.accepted)
          if (command.type === 'Approve') approvers.push(command.by)
        }
        const versions = facts.flatMap(({ type, data }) => (type === 'ReportPublished' ? [data] : []))
        expect(versions.map(({ edition }) => edition)).toStrictEqual(versions.map((_, index) => index + 1))
        expect(versions.filter(({ proposedBy }, index) => proposedBy === approvers[index])).toStrictEqual([])
        expect(versions.filter(({ words: written = [] }) => written.length === 0)).toStrictEqual([])
      }),
    ))
})
