import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type PublishReport, reportDecider } from './report.decider.ts'
import type { ReportFact } from './report.events.ts'

const { given } = specify(reportDecider)
const summary = { ref: 's', binding: 'b' }
const publish = (more: Partial<PublishReport> = {}): PublishReport => ({
  programme: 'luton',
  report: 'e9',
  today: '2026-06-01',
  counts: [{ recommendation: 'r1', people: 25 }],
  commitments: 0,
  ...more,
})
const edition = (report: string, number: number): ReportFact => ({
  type: 'ReportPublished',
  data: { programme: 'luton', report, edition: number, on: '2026-06-01', counts: [{ recommendation: 'r1', people: 25 }] },
})

describe('publishing a report', () => {
  it('freezes the counts as the first edition', () => given().when(publish()).then(edition('e9', 1)))
  it('counts the editions', () => given(edition('e1', 1), edition('e2', 2)).when(publish()).then(edition('e9', 3)))
  it('may have a summary, and promises alone', () =>
    given()
      .when(publish({ summary, counts: [], commitments: 1 }))
      .then({ type: 'ReportPublished', data: { programme: 'luton', report: 'e9', edition: 1, on: '2026-06-01', summary, counts: [] } }))
  it('refuses when there is nothing to report', () =>
    given()
      .when(publish({ counts: [] }))
      .thenRefused('nothing-to-report'))
})
