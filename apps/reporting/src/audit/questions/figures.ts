import { publicCount } from '@heard/privacy'
import { type Cell, counted, fromFact, id, link, maybe, moment, number, row, state, stateOf, table, text } from '../evidence.ts'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'
import { assuranceTypes, registerColumns, registerOf, registerRow } from './assurances.ts'
import { consentTypes } from './consent.ts'
import type { Answering } from './question.ts'

type Release = AuditedFact<'TablesReleased' | 'ConversationResultsReleased'>

const reachCells = ({ reach }: AuditedFact<'TablesReleased'>['data']): readonly (number | null)[] =>
  reach ? [reach.people, ...reach.tables.flatMap(({ cells }) => cells)] : []

const cellsOf = (release: Release): readonly (number | null)[] => {
  if (release.type === 'TablesReleased')
    return [...release.data.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)), ...reachCells(release.data)]
  const { people, audiences, channels, questions } = release.data.results
  const tables = questions.flatMap((question) => question.tables)
  const counts = [...audiences, ...channels, ...tables.flatMap(({ cells }) => cells)].map((count) => count.people)
  return [people, ...questions.map(({ answered }) => answered), ...tables.map(({ base }) => base), ...counts]
}

const withheldIn = (cells: readonly (number | null)[]): number => cells.filter((cell) => cell === null).length

const releaseRow = (release: Release) => {
  const { number: count, programme, rule, hash } = release.data
  const cells = cellsOf(release)
  return fromFact(
    release,
    text(release.type === 'TablesReleased' ? 'Tables' : 'Results of a conversation'),
    number(count),
    text(programme),
    moment(release.at),
    text(rule),
    number(cells.length),
    number(withheldIn(cells)),
    id(hash),
    id(release.actor),
    link('Figures', { screen: 'figures', programme }),
  )
}

/** 25: whether published figures can identify somebody. */
export const figuresSafe: Answering = {
  rests: ['TablesReleased', 'ConversationResultsReleased'],
  answer(record, asked) {
    const releases = record.facts(['TablesReleased', 'ConversationResultsReleased'], asked).toReversed()
    const cells = releases.flatMap(cellsOf)
    return {
      state: stateOf(releases.length, 0),
      answer: `${counted(releases.length, 'release')} of figures with ${counted(cells.length, 'cell')}; ${counted(withheldIn(cells), 'cell')} withheld, the others rounded to 5.`,
      missing: releases.length === 0 ? ['No figures have been released.'] : [],
      rules: [
        'Counts of people under 10 are withheld, zero included; others are rounded to the nearest 5. A count outside this rule cannot be recorded.',
      ],
      tables: [
        table(
          'releases',
          'Releases, newest first',
          ['What', 'Number', 'Programme', 'When', 'Rule', 'Cells', 'Withheld', 'SHA-256 of the numbers', 'Approved by', 'More'],
          releases.map(releaseRow),
        ),
      ],
    }
  },
}

const quotationPurpose = 'anonymous-quotation'
const quotationTypes = ['QuotationProposed', 'QuotationApproved', 'QuotationRefused', 'QuotationWithdrawn'] as const
type QuotationFact = AuditedFact<(typeof quotationTypes)[number]>

const standingOf = (history: readonly QuotationFact[]): string => {
  const newest = history.at(-1)
  if (newest?.type === 'QuotationWithdrawn') return `Withdrawn: ${newest.data.why.replaceAll('-', ' ')}`
  if (newest?.type === 'QuotationRefused') return 'Refused'
  return newest?.type === 'QuotationApproved' ? 'Public' : 'Proposed'
}

/** What an approved quotation lacked at that moment. */
const faultsOf = (record: AuditRecord, proposed: AuditedFact<'QuotationProposed'>, approved: QuotationFact): string[] => {
  const before = record.about('contribution', [proposed.data.contribution]).filter(({ position }) => position < approved.position)
  const consent = before.findLast(
    (fact): fact is AuditedFact<(typeof consentTypes)[number]> =>
      consentTypes.some((type) => type === fact.type) && 'purpose' in fact.data && fact.data.purpose === quotationPurpose,
  )
  const agreed = consent?.type === 'ConsentGiven' || consent?.type === 'ConsentRenewed'
  const imported = before.some((fact) => fact.type === 'ContributionImported')
  const redacted = before.some((fact) => fact.type === 'ContributionDeidentified' || (fact.type === 'ContributionImported' && fact.data.deidentified))
  return [
    ...(agreed || imported ? [] : ['no consent']),
    ...(redacted ? [] : ['not de-identified']),
    ...(proposed.actor === approved.actor ? ['one person alone'] : []),
  ]
}

/** 26: who approved each quotation. */
export const quotationsApproved: Answering = {
  rests: quotationTypes,
  answer(record, asked) {
    const proposed = new Set(record.facts(['QuotationProposed'], asked).map(({ data }) => data.quotation))
    const histories = [...Map.groupBy(record.facts(quotationTypes, { programme: asked.programme }), ({ data }) => data.quotation).values()]
    const rows = histories.flatMap((history) => {
      const [first] = history
      if (first?.type !== 'QuotationProposed' || !proposed.has(first.data.quotation)) return []
      const decided = history.find(({ type }) => type === 'QuotationApproved' || type === 'QuotationRefused')
      const faults = decided?.type === 'QuotationApproved' ? faultsOf(record, first, decided) : []
      return [{ first, decided, faults, history }]
    })
    const approved = rows.filter(({ decided }) => decided?.type === 'QuotationApproved')
    const check = ({ decided, faults }: (typeof rows)[number]): Cell => {
      if (decided?.type !== 'QuotationApproved') return state('Not approved', 'neutral')
      return faults.length === 0 ? state('Consent, redaction, second person', 'good') : state(`Lacked: ${faults.join(', ')}`, 'attention')
    }
    return {
      state: stateOf(rows.length, rows.filter(({ faults }) => faults.length > 0).length),
      answer: `${counted(rows.length, 'quotation')} proposed, ${approved.length} approved; ${approved.filter(({ faults }) => faults.length === 0).length} of these with consent, a redaction and a second person.`,
      missing: rows.length === 0 ? ['No quotation has been proposed.'] : [],
      tables: [
        table(
          'quotations',
          'Quotations',
          ['Proposed', 'Contribution', 'Proposed by', 'Decided', 'Decided by', 'When it was approved', 'How it stands'],
          rows
            .toReversed()
            .map((one) =>
              fromFact(
                one.decided ?? one.first,
                moment(one.first.at),
                link(one.first.data.contribution, { screen: 'consents', id: one.first.data.contribution, programme: one.first.data.programme }),
                id(one.first.actor),
                maybe(one.decided?.at, moment),
                maybe(one.decided?.actor, id),
                check(one),
                text(standingOf(one.history)),
              ),
            ),
        ),
      ],
    }
  },
}

const shown = (count: number): Cell => {
  const disclosed = publicCount(count)
  return disclosed === null ? text('Under 10') : number(disclosed)
}

/** 28: who was reached. */
export const reached: Answering = {
  rests: ['ContributionShared', 'ContributionImported', ...assuranceTypes],
  answer(record, asked) {
    const groups = (['language', 'mode'] as const).map((key) => ({ key, values: record.contributionsBy(key, asked) }))
    const total = groups[0]?.values.reduce((sum, { n }) => sum + n, 0) ?? 0
    const { entries, wrong } = registerOf(record, ['reach-review'], asked)
    const disclosed = publicCount(total)
    return {
      state: stateOf(total + entries.length, wrong),
      answer: `${disclosed === null ? 'Under 10 contributions' : `About ${counted(disclosed, 'contribution')}`}; ${counted(entries.length, 'review')} of reach against the population recorded.`,
      missing: [
        ...(total === 0 ? ['No contribution has been recorded.'] : []),
        ...(entries.length === 0 ? ['No comparison with the population has been recorded.'] : []),
      ],
      rules: [
        'Counts under 10 are withheld and others rounded to 5.',
        'Community is personal data and stands in no fact; reach by community is in the released tables.',
      ],
      tables: [
        table(
          'reach',
          'Contributions by language and by how they came',
          ['By', 'What', 'Contributions'],
          groups.flatMap(({ key, values }) =>
            values.map(({ value, n }) =>
              row(text(key === 'mode' ? 'how it came' : key), text(value === '' ? 'imported from a file' : value.replaceAll('-', ' ')), shown(n)),
            ),
          ),
        ),
        table(
          'reviews',
          'Reviews of reach',
          registerColumns,
          entries.map((entry) => registerRow(entry, asked.today)),
        ),
      ],
    }
  },
}
