import {
  type Asked,
  counted,
  empty,
  type Found,
  type FoundRow,
  fromFact,
  id,
  inWords,
  link,
  moment,
  number,
  row,
  sealed,
  state,
  stateOf,
  table,
  text,
} from '../evidence.ts'
import { consentTypes } from '../questions/consent.ts'
import { opener } from '../questions/opened.ts'
import { noticesOf } from '../questions/purposes.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'
import type { Exploring } from './exploring.ts'

type Consent = AuditedFact<(typeof consentTypes)[number]>
const isConsent = (fact: AuditedFact): fact is Consent => consentTypes.some((type) => type === fact.type)
const said = {
  ConsentGiven: 'Given',
  ConsentRefused: 'Refused',
  ConsentRenewed: 'Renewed',
  ConsentWithdrawn: 'Withdrawn',
  ConsentExpired: 'Expired',
} as const

/** `ConsentGiven` as "Consent given". */
const typeInWords = (type: string): string => type.replaceAll(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** The consents of one contribution with the words of each day. */
const oneContribution = (record: AuditRecord, asked: Asked, contribution: string): Found => {
  const facts = record
    .about('contribution', [contribution])
    .filter(({ data }) => asked.programme === undefined || !('programme' in data) || data.programme === asked.programme)
  const consents = facts.filter(isConsent)
  const notices = noticesOf(record, asked.programme)
  const chain = consents.map((fact): FoundRow => {
    const { programme, purpose, notice } = fact.data
    const published = notices.find(
      ({ fact: { data } }) => data.programme === programme && data.purpose === purpose && data.noticeVersion === notice.version,
    )
    const same = published?.fact.data.words[notice.language] === notice.hash
    return fromFact(
      fact,
      moment(fact.at),
      text(inWords(purpose)),
      text(said[fact.type]),
      'mode' in fact.data ? text(inWords(fact.data.mode)) : text('by the platform'),
      number(notice.version),
      text(notice.language),
      published ? sealed(published.fact.data.content.sealed.ref, notice.language) : empty,
      same ? state('As published', 'good') : state('Not as published', 'attention'),
      id(notice.hash),
    )
  })
  const doubtful = chain.filter(({ cells }) => cells.some((cell) => cell.is === 'state' && cell.tone === 'attention')).length
  return {
    state: stateOf(facts.length, doubtful),
    answer: `${counted(consents.length, 'record')} of consent for this contribution, ${doubtful} to words that were not published like that.`,
    missing: facts.length === 0 ? ['There is no such contribution in the record.'] : [],
    tables: [
      table(
        'chain',
        'Chain of consent',
        ['When', 'Purpose', 'What happened', 'How', 'Notice version', 'Language', 'The words of that day', 'Check', 'SHA-256 of the words'],
        chain,
      ),
      table(
        'facts',
        'Everything recorded about it',
        ['When', 'What', 'By'],
        facts.map((fact) => fromFact(fact, moment(fact.at), text(typeInWords(fact.type)), opener(fact.actor))),
      ),
    ],
  }
}

export const exploreConsents = (record: AuditRecord, asked: Asked, { contribution }: Exploring): Found => {
  if (contribution !== undefined) return oneContribution(record, asked, contribution)
  const counts = record.counts(['ContributionShared', 'ContributionImported'], asked)
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const said_ = record.counts(consentTypes, asked)
  return {
    state: stateOf(total, 0),
    answer: `${counted(total, 'contribution')}; consent given ${counted(said_.get('ConsentGiven') ?? 0, 'time')}, refused ${counted(said_.get('ConsentRefused') ?? 0, 'time')}, taken back ${counted(said_.get('ConsentWithdrawn') ?? 0, 'time')}.`,
    missing: total === 0 ? ['No contribution has been recorded.'] : [],
    tables: [
      {
        id: 'contributions',
        title: 'Contributions, in the order they came',
        columns: ['Contribution', 'Records of consent', 'Agreed to now'],
        total,
        rows: (from, count) => listed(record, record.contributions(asked, count, from)),
      },
    ],
  }
}

const listed = (record: AuditRecord, contributions: readonly string[]): FoundRow[] => {
  const consents = Map.groupBy(record.about('contribution', contributions).filter(isConsent), ({ data }) => data.contribution)
  return contributions.map((contribution) => {
    const own = consents.get(contribution) ?? []
    const newest = [...Map.groupBy(own, ({ data }) => data.purpose).values()].flatMap((history) => history.at(-1) ?? [])
    const standing = newest.filter(({ type }) => type === 'ConsentGiven' || type === 'ConsentRenewed').map(({ data }) => inWords(data.purpose))
    return row(link(contribution, { screen: 'consents', id: contribution }), number(own.length), text(standing.join(', ') || 'nothing'))
  })
}
