import type { ProgrammeView } from '@heard/contracts/engagement'
import type { LedgerContent } from '@heard/contracts/ledger'

const programme = 'luton-cancer'
const id = '0198c6a0-0000-7000-8000-000000000001'
const binding = 'GpbBgy1CBrDi_ShSGYC7sczpyfHzZ_Nf1FREzWCigIo'
const asked = { programme, recommendation: id, organisation: 'blmk-ccg' }
const promised = { programme, commitment: id, organisation: 'public-health', by: 'public-health' }
const digest = 'ab'.repeat(32)
const entry = { list: 'stage', id: 'diagnosis' } as const

/** One entry of each kind, some of them in two ways, and what it says in English. */
export const entriesInWords: readonly (readonly [LedgerContent, string])[] = [
  [
    {
      type: 'programme.defined',
      data: { programme, kind: 'listening', period: { from: '2026-11-22', to: '2027-11-22' }, minimumAge: 16, languages: ['en'], wording: binding },
    },
    'Luton Cancer Engagement Project was described: it runs from 22 November 2026 to 22 November 2027, for people aged 16 and over.',
  ],
  [
    { type: 'programme.entry-added', data: { programme, entry, order: 0, wording: binding } },
    'Luton Cancer Engagement Project added “Diagnosis” to its stages.',
  ],
  [
    { type: 'programme.entry-changed', data: { programme, entry: { list: 'community', id: 'gone' }, order: 0, wording: binding } },
    'Luton Cancer Engagement Project changed “gone”, one of its communities.',
  ],
  [
    { type: 'programme.entry-removed', data: { programme, list: 'organisation', id: 'healthwatch' } },
    'Luton Cancer Engagement Project took “Healthwatch” off its organisations.',
  ],
  [
    { type: 'programme.edition-opened', data: { programme, edition: '2026', opens: '2026-11-22', closes: '2027-11-22' } },
    'Luton Cancer Engagement Project set the days of its edition 2026: from 22 November 2026 to 22 November 2027.',
  ],
  [
    { type: 'programme.opened', data: { programme, edition: '2026' } },
    'Luton Cancer Engagement Project opened for people to take part (edition 2026).',
  ],
  [
    { type: 'programme.reporting-started', data: { programme, edition: '2026' } },
    'Luton Cancer Engagement Project stopped collecting and began to report (edition 2026).',
  ],
  [
    { type: 'conversation.opened', data: { programme, conversation: id, opens: '2026-11-22', closes: '2027-02-28' } },
    'A conversation in Luton Cancer Engagement Project was opened, until 28 February 2027.',
  ],
  [
    { type: 'conversation.paused', data: { programme, conversation: id, reason: 'something-is-wrong' } },
    'A conversation in Luton Cancer Engagement Project was paused (something-is-wrong).',
  ],
  [{ type: 'conversation.resumed', data: { programme, conversation: id } }, 'A conversation in Luton Cancer Engagement Project goes on.'],
  [
    { type: 'conversation.extended', data: { programme, conversation: id, closes: '2027-03-31', reason: 'some-not-reached' } },
    'A conversation in Luton Cancer Engagement Project goes on longer, until 31 March 2027 (some-not-reached).',
  ],
  [
    { type: 'conversation.closed', data: { programme, conversation: id, reason: 'time-is-over' } },
    'A conversation in Luton Cancer Engagement Project was closed (time-is-over).',
  ],
  [{ type: 'programme.closed', data: { programme: 'not-listed-any-more' } }, 'not-listed-any-more closed.'],
  [{ type: 'programme.archived', data: { programme } }, 'Luton Cancer Engagement Project was put into the archive.'],
  [
    { type: 'notice.published', data: { programme, purpose: 'analysis', version: 2, required: true, words: { en: digest }, wording: binding } },
    'Luton Cancer Engagement Project published version 2 of the words that people agree to for the purpose analysis.',
  ],
  [
    { type: 'notice.withdrawn', data: { programme, purpose: 'contact' } },
    'Luton Cancer Engagement Project no longer asks people to agree to the purpose contact.',
  ],
  [
    { type: 'recommendation.published', data: { ...asked, askedOn: '2026-05-01', dueBy: '2026-07-01', title: binding, text: binding } },
    'Luton Cancer Engagement Project put a recommendation to BLMK CCG on 1 May 2026. An answer was due by 1 July 2026.',
  ],
  [
    { type: 'recommendation.withdrawn', data: { ...asked, reason: binding } },
    'Luton Cancer Engagement Project withdrew a recommendation to BLMK CCG.',
  ],
  [{ type: 'response.given', data: { ...asked, by: 'blmk-ccg', answer: 'accepted', text: binding } }, 'BLMK CCG accepted a recommendation.'],
  [
    { type: 'response.given', data: { ...asked, by: 'blmk-icb', answer: 'declined', text: binding } },
    'BLMK ICB (in place of BLMK CCG) declined a recommendation.',
  ],
  [
    { type: 'response.amended', data: { ...asked, by: 'blmk-ccg', answer: 'accepted-in-part', text: binding, why: binding } },
    'BLMK CCG changed its answer to a recommendation. It now accepts a part of it.',
  ],
  [
    { type: 'silence.recorded', data: { ...asked, since: '2026-07-01' } },
    'BLMK CCG had not answered a recommendation by 1 July 2026, when an answer was due.',
  ],
  [
    { type: 'commitment.made', data: { ...promised, madeOn: '2026-10-01', due: '2027-05-01', measure: binding, text: binding } },
    'Public Health promised something on 1 October 2026, due 1 May 2027.',
  ],
  [
    { type: 'commitment.made', data: { ...promised, madeOn: '2026-10-01', due: '2027-05-01', measure: binding, text: binding, source: binding } },
    'The programme brought in a promise that Public Health published. It was made on 1 October 2026, due 1 May 2027.',
  ],
  [
    { type: 'commitment.amended', data: { ...promised, due: '2027-06-01', reason: binding } },
    'Public Health changed a promise. It is now due 1 June 2027.',
  ],
  [{ type: 'commitment.amended', data: { ...promised, text: binding, reason: binding } }, 'Public Health changed the words of a promise.'],
  [
    { type: 'milestone.added', data: { ...promised, milestone: id, due: '2026-12-15', text: binding } },
    'Public Health added a step to a promise, due 15 December 2026.',
  ],
  [
    { type: 'milestone.moved', data: { ...promised, milestone: id, due: '2027-01-15', reason: binding } },
    'Public Health moved a step of a promise. It is now due 15 January 2027.',
  ],
  [
    { type: 'milestone.reached', data: { ...promised, milestone: id, on: '2027-01-10' } },
    'Public Health said that a step of a promise was done on 10 January 2027.',
  ],
  [{ type: 'milestone.dropped', data: { ...promised, milestone: id, reason: binding } }, 'Public Health gave up a step of a promise.'],
  [
    {
      type: 'outcome.claimed',
      data: { ...promised, on: '2027-03-01', level: 'limited', text: binding, links: [binding], files: [binding], fileHashes: ['a'.repeat(64)] },
    },
    'Public Health said what came of a promise by 1 March 2027: a little of it.',
  ],
  [
    { type: 'progress.reported', data: { ...promised, on: '2026-12-01', state: 'under-way', note: binding } },
    'Public Health said how far a promise was on 1 December 2026: Under way.',
  ],
  [
    { type: 'outcome.claimed', data: { ...promised, on: '2027-04-01', text: binding } },
    'Public Health said that a promise was done on 1 April 2027.',
  ],
  [
    { type: 'verdict.recorded', data: { programme, commitment: id, from: 'residents', verdict: 'limited', on: '2027-04-20' } },
    'Residents said on 20 April 2027 what they see of a promise: a little of it.',
  ],
  [
    { type: 'verdict.recorded', data: { programme, commitment: id, from: 'champions', verdict: 'complete', on: '2027-04-21', note: binding } },
    'Champions said on 21 April 2027 what they see of a promise: all of it.',
  ],
  [
    {
      type: 'verdicts.released',
      data: { programme, commitment: id, claim: 1, from: 'residents', number: 1, on: '2027-04-26', rule: 'heard/1', counts: digest },
    },
    'The answers of residents about a promise were counted on 26 April 2027.',
  ],
  [
    { type: 'tables.released', data: { programme, release: id, number: 3, rule: 'heard/1', hash: digest } },
    'Luton Cancer Engagement Project released figures, release 3.',
  ],
  [
    { type: 'population.set', data: { programme, by: 'community', column: 'south-asian', people: 68_000, year: 2021, source: binding } },
    'Luton Cancer Engagement Project set a population figure of 68,000 people, of the year 2021.',
  ],
  [
    { type: 'population.taken-back', data: { programme, by: 'community', column: 'south-asian' } },
    'Luton Cancer Engagement Project took a population figure back.',
  ],
  [
    { type: 'results.released', data: { programme, conversation: id, release: id, number: 2, rule: 'heard/1', hash: digest } },
    'Luton Cancer Engagement Project released the results of a conversation, release 2.',
  ],
  [
    { type: 'equality.released', data: { programme, release: id, number: 2, rule: 'heard/1', hash: digest } },
    'Luton Cancer Engagement Project released figures of who takes part, release 2.',
  ],
  [
    { type: 'report.published', data: { programme, report: id, edition: 1, on: '2026-11-23', recommendations: [id], counts: digest } },
    'Luton Cancer Engagement Project published edition 1 of its report on 23 November 2026, about 1 recommendation.',
  ],
  [
    { type: 'wording.withdrawn', data: { programme, binding, reason: 'not-public' } },
    'Luton Cancer Engagement Project withdrew words that an earlier entry was made for (reason: not-public). The earlier entry stays.',
  ],
  [
    { type: 'private-log.anchored', data: { day: '2026-11-27', checkpoint: digest } },
    'The fingerprint of the private log for 27 November 2026 was fixed here. The private log is for auditors. It covers everything that happened, so nothing there can be changed later without being found out.',
  ],
]

const named = (...names: readonly (readonly [string, string])[]) => names.map(([each, text]) => ({ id: each, name: { language: 'en', text } }))

/** The programme that they speak of. */
export const programmeInWords: ProgrammeView = {
  id: programme,
  edition: '2026',
  kind: 'listening',
  status: 'open',
  name: { language: 'en', text: 'Luton Cancer Engagement Project' },
  summary: { language: 'en', text: '' },
  opens: '2026-11-22',
  closes: '2027-11-22',
  minimumAge: 16,
  languages: ['en'],
  communities: [],
  audiences: [],
  wards: [],
  stages: named(['diagnosis', 'Diagnosis']),
  objectives: [],
  organisations: named(['blmk-ccg', 'BLMK CCG'], ['blmk-icb', 'BLMK ICB'], ['public-health', 'Public Health'], ['healthwatch', 'Healthwatch']).map(
    (organisation) => ({ ...organisation, role: 'stakeholder' as const }),
  ),
  notices: [],
  support: [],
}
