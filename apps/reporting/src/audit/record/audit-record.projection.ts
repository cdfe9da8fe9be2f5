import type { FactOf } from '@heard/contracts'
import type { ConsentFact, openingFacts } from '@heard/contracts/engagement'
import { type Change, type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import { auditedFacts } from './audited-facts.ts'

/** Every fact, with the programme it is about where it has one. `data` has no person: who somebody is stays out of what auditors see. */
const facts: Table = {
  name: 'audit_facts',
  columns: {
    position: 'INTEGER',
    id: 'TEXT',
    type: 'TEXT',
    version: 'INTEGER',
    stream: 'TEXT',
    at: 'TEXT',
    day: 'TEXT',
    actor: 'TEXT',
    programme: 'TEXT NULL',
    data: 'TEXT',
  },
  key: ['position'],
  indexes: [
    ['type', 'position'],
    ['programme', 'type'],
  ],
}
/** What each fact is about: its contribution, commitment, case and so on. */
const about: Table = { name: 'audit_about', columns: { kind: 'TEXT', id: 'TEXT', position: 'INTEGER' }, key: ['kind', 'id', 'position'] }
/** What vault content belongs to which contribution. */
const contents: Table = { name: 'audit_contents', columns: { ref: 'TEXT', programme: 'TEXT', contribution: 'TEXT' }, key: ['ref'] }
/** Each opening, one row for each reference; `outcome` is opened, refused or unreadable. */
const openings: Table = {
  name: 'audit_openings',
  columns: { position: 'INTEGER', ref: 'TEXT', outcome: 'TEXT', day: 'TEXT', actor: 'TEXT', purpose: 'TEXT', reason: 'TEXT' },
  key: ['position', 'ref'],
  indexes: [['ref'], ['actor', 'day']],
}
/** Every fact of consent, for counting. */
const consents: Table = {
  name: 'audit_consents',
  columns: {
    position: 'INTEGER',
    day: 'TEXT',
    record: 'TEXT',
    programme: 'TEXT',
    contribution: 'TEXT',
    purpose: 'TEXT',
    type: 'TEXT',
    version: 'INTEGER',
    language: 'TEXT',
    hash: 'TEXT',
  },
  key: ['position'],
  indexes: [['contribution'], ['programme', 'purpose']],
}
/** Where each consent record stands now. */
const standings: Table = {
  name: 'audit_consent_standings',
  columns: {
    record: 'TEXT',
    position: 'INTEGER',
    day: 'TEXT',
    programme: 'TEXT',
    contribution: 'TEXT',
    purpose: 'TEXT',
    type: 'TEXT',
    version: 'INTEGER',
  },
  key: ['record'],
  indexes: [['programme', 'purpose']],
}

const kinds = ['contribution', 'recommendation', 'commitment', 'quotation', 'erasure', 'case', 'hold', 'entry'] as const
/** What a fact may be about. */
export type AboutKind = (typeof kinds)[number]

type Data = Readonly<Record<string, unknown>>
const textOf = (data: Data, key: string): string | null => {
  const value = data[key]
  return typeof value === 'string' ? value : null
}

const isOpening = (fact: RecordedFact): fact is RecordedFact<FactOf<typeof openingFacts>> => fact.type === 'PersonalDataOpened'
const isConsent = (fact: RecordedFact): fact is RecordedFact<ConsentFact> => fact.type.startsWith('Consent')

/** A long list of references is kept as a row each, so that the fact itself stays small. */
const dataOf = (fact: RecordedFact): Data => {
  if (isOpening(fact)) {
    const { purpose, reason, opened, refused, unreadable } = fact.data
    return { purpose, reason, opened: opened.length, refused: refused.length, unreadable: unreadable.length }
  }
  return Object.fromEntries(Object.entries(fact.data).filter(([key]) => key !== 'person'))
}

const openingRows = ({ position, metadata, data }: RecordedFact<FactOf<typeof openingFacts>>): readonly Change[] => {
  const { purpose, reason } = data
  const rows = (outcome: 'opened' | 'refused' | 'unreadable'): Change[] =>
    data[outcome].map((ref) => put(openings, { position, ref, outcome, day: metadata.at.slice(0, 10), actor: metadata.actor, purpose, reason }))
  return [...rows('opened'), ...rows('refused'), ...rows('unreadable')]
}

const consentRows = ({ type, position, metadata, data }: RecordedFact<ConsentFact>): readonly Change[] => {
  const { record, programme, contribution, purpose, notice } = data
  const day = metadata.at.slice(0, 10)
  const row = { record, position, day, programme, contribution, purpose, type, version: notice.version }
  return [put(consents, { ...row, language: notice.language, hash: notice.hash }), put(standings, row)]
}

const refsOf = (data: Data): string[] =>
  [data.words, data.attributes, data.content, data.translation].flatMap((value) =>
    typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string' ? [value.ref] : [],
  )
const contentTypes: readonly string[] = [
  'ContributionShared',
  'ContributionImported',
  'ContributionCorrected',
  'AnswersSettled',
  'PaperFormKeyedAgain',
  'FileAttached',
  'ContributionTranscribed',
  'ContributionTranslated',
]

const contentRows = (fact: RecordedFact): readonly Change[] => {
  if (!contentTypes.includes(fact.type)) return []
  const data = fact.data as Data
  const [programme, contribution] = [textOf(data, 'programme') ?? '', textOf(data, 'contribution') ?? '']
  return refsOf(data).map((ref) => put(contents, { ref, programme, contribution }))
}

export const auditRecordProjection: Projection = {
  name: 'audit-record',
  version: 3,
  tables: [facts, about, contents, openings, consents, standings],
  types: Object.keys(auditedFacts),
  project(fact) {
    const { position, id, type, version, stream, metadata } = fact
    const data = dataOf(fact)
    const { at, actor } = metadata
    const programme = textOf(data, 'programme')
    const row = { position, id, type, version, stream, at, day: at.slice(0, 10), actor, programme, data: JSON.stringify(data) }
    return [
      put(facts, row),
      // A look at something does not become a part of its history.
      ...(type === 'EvidenceViewed' ? [] : kinds).flatMap((kind) => {
        const named = textOf(data, kind)
        return named === null ? [] : [put(about, { kind, id: named, position })]
      }),
      ...contentRows(fact),
      ...(isOpening(fact) ? openingRows(fact) : []),
      ...(isConsent(fact) ? consentRows(fact) : []),
    ]
  },
}
