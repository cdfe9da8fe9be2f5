import type { QuotationFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const quotations: Table = {
  name: 'quotations',
  columns: {
    quotation: 'TEXT',
    programme: 'TEXT',
    contribution: 'TEXT',
    field: 'TEXT',
    starts: 'INTEGER',
    ends: 'INTEGER',
    state: 'TEXT',
    proposer: 'TEXT',
    proposed_at: 'TEXT',
    decided_at: 'TEXT NULL',
    why: 'TEXT NULL',
    words: 'TEXT NULL',
  },
  key: ['quotation'],
  indexes: [['programme', 'state', 'proposed_at'], ['contribution']],
}

const types = ['QuotationProposed', 'QuotationApproved', 'QuotationRefused', 'QuotationWithdrawn'] as const satisfies readonly QuotationFact['type'][]

const project = ({ type, data, metadata }: RecordedFact<QuotationFact>): readonly Change[] => {
  const { quotation, programme } = data
  const decided_at = metadata.at
  switch (type) {
    case 'QuotationProposed': {
      const { contribution, field, from: starts, to: ends } = data
      const about = { quotation, programme, contribution, field, starts, ends, proposer: metadata.actor, proposed_at: metadata.at }
      return [put(quotations, { ...about, state: 'proposed', decided_at: null, why: null, words: null })]
    }
    case 'QuotationApproved':
      return [patch(quotations, { quotation }, { state: 'approved', decided_at, words: data.words.ref })]
    case 'QuotationRefused':
      return [patch(quotations, { quotation }, { state: 'refused', decided_at, why: data.reason })]
    case 'QuotationWithdrawn':
      return [patch(quotations, { quotation }, { state: 'withdrawn', decided_at, why: data.why })]
  }
}

/** Quotations and how far each is; `words` is a vault reference. */
export const quotationsProjection: Projection = {
  name: 'quotations',
  version: 1,
  tables: [quotations],
  types,
  project: (fact) => project(fact as RecordedFact<QuotationFact>),
}
