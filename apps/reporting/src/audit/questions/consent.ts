import {
  type Asked,
  type Cell,
  counted,
  day,
  empty,
  type Found,
  type FoundRow,
  type FoundTable,
  fromFact,
  id,
  inWords,
  link,
  maybe,
  moment,
  number,
  row,
  state,
  stateOf,
  table,
  text,
} from '../evidence.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'
import { drawSample, sampleRule } from '../sample.ts'
import { type NoticeVersion, noticesOf } from './purposes.ts'
import type { Answering } from './question.ts'

export const consentTypes = ['ConsentGiven', 'ConsentRefused', 'ConsentRenewed', 'ConsentWithdrawn', 'ConsentExpired'] as const
export type AuditedConsent = AuditedFact<(typeof consentTypes)[number]>
const what = {
  ConsentGiven: state('Given', 'good'),
  ConsentRefused: state('Refused', 'neutral'),
  ConsentRenewed: state('Renewed', 'good'),
  ConsentWithdrawn: state('Withdrawn', 'neutral'),
  ConsentExpired: state('Expired', 'neutral'),
} as const satisfies Record<(typeof consentTypes)[number], Cell>
const isConsent = (fact: AuditedFact): fact is AuditedConsent => Object.hasOwn(what, fact.type)

const chainColumns = ['Contribution', 'Purpose', 'What happened', 'When', 'How', 'Notice version', 'Language', 'SHA-256 of the words'] as const

/** What came from a file was agreed to elsewhere. */
const withoutRecord = (contribution: string): FoundRow =>
  row(link(contribution, { screen: 'consents', id: contribution }), empty, state('No record here', 'neutral'), empty, empty, empty, empty, empty)

/** The chain of consents of each contribution, contribution by contribution, purpose by purpose. */
const consentChains = (record: AuditRecord, contributions: readonly string[]): readonly FoundRow[] => {
  const byContribution = Map.groupBy(record.about('contribution', contributions).filter(isConsent), ({ data }) => data.contribution)
  return contributions.flatMap((contribution) => {
    const purposes = Map.groupBy(byContribution.get(contribution) ?? [], ({ data }) => data.purpose)
    if (purposes.size === 0) return [withoutRecord(contribution)]
    return [...purposes.values()].flat().map((fact) => {
      const { purpose, notice } = fact.data
      return fromFact(
        fact,
        link(contribution, { screen: 'consents', id: contribution, programme: fact.data.programme }),
        text(inWords(purpose)),
        what[fact.type],
        moment(fact.at),
        'mode' in fact.data ? text(inWords(fact.data.mode)) : text('by the platform'),
        number(notice.version),
        text(notice.language),
        id(notice.hash),
      )
    })
  })
}

/** Contributions one after the other; a page is a stretch of contributions, each with its whole chain. */
const chainsOf = (record: AuditRecord, asked: Asked, total: number): FoundTable => ({
  id: 'chains',
  title: 'Consent, contribution by contribution',
  columns: chainColumns,
  total,
  rows: (from, count) => consentChains(record, record.contributions(asked, count, from)),
})

/** 4: the consents of contributions, all or a sample. */
export const consentChain: Answering = {
  rests: ['ContributionShared', 'ContributionImported', ...consentTypes],
  answer(record, asked): Found {
    const counts = record.counts(['ContributionShared', 'ContributionImported'], asked)
    const consents = record.counts(consentTypes, asked)
    const shared = counts.get('ContributionShared') ?? 0
    const imported = counts.get('ContributionImported') ?? 0
    const said = [...consents.values()].reduce((sum, n) => sum + n, 0)
    const base = {
      state: stateOf(shared + imported, 0),
      answer: `${counted(shared, 'contribution')} shared with ${counted(said, 'record')} of consent; ${imported.toLocaleString('en-GB')} imported from files, whose consent was asked for outside the platform.`,
      missing: shared + imported === 0 ? ['No contribution has been recorded.'] : [],
    }
    if (asked.sample === undefined) return { ...base, tables: [chainsOf(record, asked, shared + imported)] }
    const all = record.contributions(asked)
    const { size, seed } = asked.sample
    const drawn = drawSample(all, size, seed)
    return {
      ...base,
      rules: [sampleRule(seed)],
      tables: [table('chains', 'Consent, contribution by contribution', chainColumns, consentChains(record, drawn)), drawnTable(drawn)],
      sample: { size: drawn.length, of: all.length, seed },
    }
  },
}

const drawnTable = (drawn: readonly string[]): FoundTable =>
  table(
    'drawn',
    'Contributions that were drawn',
    ['Contribution'],
    drawn.map((contribution) => row(link(contribution, { screen: 'consents', id: contribution }))),
  )

const wasLive = ({ fact, until }: NoticeVersion, { first, last }: { readonly first: string; readonly last: string }): boolean =>
  fact.at.slice(0, 10) <= first && (until === undefined || last <= until.slice(0, 10))

/** 5: whether the words that a consent names were live on its day. */
export const wordingOfTheDay: Answering = {
  rests: ['NoticePublished', 'NoticeWithdrawn', ...consentTypes],
  answer(record, asked) {
    const notices = noticesOf(record, asked.programme)
    const said = record.consentsByNotice(asked).filter(({ type }) => ['ConsentGiven', 'ConsentRefused', 'ConsentRenewed'].includes(type))
    const noticeOf = ({ programme, purpose, version }: (typeof said)[number]) =>
      notices.find(({ fact: { data } }) => data.programme === programme && data.purpose === purpose && data.noticeVersion === version)
    const wrong = said.flatMap((group) => {
      const notice = noticeOf(group)
      const why =
        notice === undefined
          ? 'This version was never published'
          : notice.fact.data.words[group.language] !== group.hash
            ? 'The words are not those that were published'
            : wasLive(notice, group)
              ? undefined
              : 'This version was not live on that day'
      return why === undefined ? [] : [{ ...group, why }]
    })
    const under = ({ fact: { data } }: NoticeVersion): number =>
      said.reduce(
        (sum, one) => (one.programme === data.programme && one.purpose === data.purpose && one.version === data.noticeVersion ? sum + one.n : sum),
        0,
      )
    const total = said.reduce((sum, { n }) => sum + n, 0)
    const doubtful = wrong.reduce((sum, { n }) => sum + n, 0)
    return {
      state: stateOf(notices.length, wrong.length),
      answer: `${counted(notices.length, 'version')} of notices; ${(total - doubtful).toLocaleString('en-GB')} of ${counted(total, 'answer')} name words that were live on their day.`,
      missing: notices.length === 0 ? ['No notice has been published.'] : [],
      tables: [
        ...(wrong.length === 0
          ? []
          : [
              table(
                'wrong',
                'Answers to words that were not live',
                ['Purpose', 'Version', 'Language', 'First day', 'Answers', 'Why'],
                wrong.map(({ purpose, version, language, first, n, why }) =>
                  row(text(inWords(purpose)), number(version), text(language), day(first), number(n), state(why, 'attention')),
                ),
              ),
            ]),
        table(
          'versions',
          'Versions of each notice',
          ['Purpose', 'Programme', 'Version', 'Live from', 'Live until', 'Languages', 'Answers under it'],
          notices.map((notice) => {
            const { data, at } = notice.fact
            return fromFact(
              notice.fact,
              text(inWords(data.purpose)),
              text(data.programme),
              number(data.noticeVersion),
              moment(at),
              maybe(notice.until, moment),
              text(Object.keys(data.words).join(', ')),
              number(under(notice)),
            )
          }),
        ),
      ],
    }
  },
}

const quotationPurpose = 'anonymous-quotation'

/** 6: what stopped when consent was taken back. */
export const whatStopped: Answering = {
  rests: ['ConsentWithdrawn', 'ConsentExpired', 'QuotationWithdrawn'],
  answer(record, asked) {
    const ends = record.facts(['ConsentWithdrawn', 'ConsentExpired'], asked).toReversed()
    const quotations = record.facts(['QuotationProposed', 'QuotationApproved', 'QuotationWithdrawn'], { programme: asked.programme })
    const ofContribution = Map.groupBy(
      quotations.flatMap((fact) => (fact.type === 'QuotationProposed' ? [fact.data] : [])),
      ({ contribution }) => contribution,
    )
    const stoppedBy = ({ data, position }: (typeof ends)[number]) => {
      const own = (ofContribution.get(data.contribution) ?? []).map(({ quotation }) => quotation)
      const taken = quotations.filter((fact) => fact.type === 'QuotationWithdrawn' && own.includes(fact.data.quotation) && fact.position > position)
      const left = own.filter(
        (quotation) =>
          data.purpose === quotationPurpose &&
          quotations.some((fact) => fact.type === 'QuotationApproved' && fact.data.quotation === quotation && fact.position < position) &&
          !quotations.some((fact) => fact.type === 'QuotationWithdrawn' && fact.data.quotation === quotation),
      )
      return { taken, left }
    }
    const rows = ends.map((fact) => ({ fact, ...stoppedBy(fact) }))
    const withdrawn = ends.filter(({ type }) => type === 'ConsentWithdrawn').length
    return {
      state: stateOf(ends.length, rows.filter(({ left }) => left.length > 0).length),
      answer: `Consent was taken back ${counted(withdrawn, 'time')} and expired ${counted(ends.length - withdrawn, 'time')}; ${counted(
        new Set(rows.flatMap(({ taken }) => taken.map((fact) => fact.id))).size,
        'quotation',
      )} ended after that.`,
      missing: ends.length === 0 ? ['No consent has been taken back, and none has expired.'] : [],
      rules: ['From the recorded moment on the consent counts as not given: every use asks for it anew each time.'],
      tables: [
        table(
          'ends',
          'Consents that ended, newest first',
          ['When', 'Contribution', 'Purpose', 'What happened', 'Quotations ended after it', 'Quotations left'],
          rows.map(({ fact, taken, left }) =>
            fromFact(
              fact,
              moment(fact.at),
              link(fact.data.contribution, { screen: 'consents', id: fact.data.contribution, programme: fact.data.programme }),
              text(inWords(fact.data.purpose)),
              what[fact.type],
              number(taken.length),
              left.length === 0 ? state('None', 'good') : state(`${left.length} still approved`, 'attention'),
            ),
          ),
        ),
      ],
    }
  },
}
