import type { FactOf } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import type { ConcernFact, contributionFacts, EnquiryFact, FollowFact, importFacts, openingFacts, PaperFact } from '@heard/contracts/engagement'
import { type Change, type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** What a vault reference belongs to: a contribution, the following of one, an enquiry, or an application. */
const openable: Table = { name: 'openable', columns: { ref: 'TEXT', owner: 'TEXT' }, key: ['ref'], indexes: [['owner']] }

const openings: Table = {
  name: 'openings',
  columns: { ref: 'TEXT', fact: 'TEXT', at: 'TEXT', actor: 'TEXT', purpose: 'TEXT', reason: 'TEXT' },
  key: ['ref', 'fact'],
}

type Followed =
  | FactOf<
      typeof contributionFacts,
      'ContributionShared' | 'ContributionCorrected' | 'AnswersSettled' | 'FileAttached' | 'ContributionTranscribed' | 'ContributionTranslated'
    >
  | FactOf<typeof importFacts, 'ContributionImported'>
  | FollowFact<'FollowAsked'>
  | PaperFact<'PaperFormKeyedAgain'>
  | ConcernFact<'ConcernRaised'>
  | EnquiryFact<'EnquiryMade' | 'EnquiryContinued' | 'EnquiryAnswered' | 'EnquiryAssigned' | 'GatheringWished'>
  | ChampionsFact<'ChampionApplied' | 'TalkArranged' | 'ApplicationNoted' | 'DecisionProposed' | 'ChampionOffered' | 'ApplicationDeclined'>
  | ChampionsFact<'OneToOneArranged' | 'OneToOneHeld' | 'SupportAsked' | 'SupportAnswered' | 'ExpenseClaimed' | 'ExpenseCorrected' | 'ExpenseRefused'>
  | FactOf<typeof openingFacts>

const types = [
  'ContributionShared',
  'ContributionCorrected',
  'AnswersSettled',
  'PaperFormKeyedAgain',
  'FileAttached',
  'ContributionTranscribed',
  'ContributionTranslated',
  'ContributionImported',
  'FollowAsked',
  'ConcernRaised',
  'EnquiryMade',
  'EnquiryContinued',
  'EnquiryAnswered',
  'EnquiryAssigned',
  'GatheringWished',
  'ChampionApplied',
  'TalkArranged',
  'ApplicationNoted',
  'DecisionProposed',
  'ChampionOffered',
  'ApplicationDeclined',
  'OneToOneArranged',
  'OneToOneHeld',
  'SupportAsked',
  'SupportAnswered',
  'ExpenseClaimed',
  'ExpenseCorrected',
  'ExpenseRefused',
  'PersonalDataOpened',
] as const satisfies readonly Followed['type'][]

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  switch (fact.type) {
    case 'ContributionShared':
    case 'AnswersSettled':
    case 'ContributionImported': {
      const { contribution: owner, words, attributes } = fact.data
      return [words, ...(attributes ? [attributes] : [])].map(({ ref }) => put(openable, { ref, owner }))
    }
    case 'ContributionCorrected':
    case 'ContributionTranscribed':
      return [put(openable, { ref: fact.data.words.ref, owner: fact.data.contribution })]
    case 'PaperFormKeyedAgain': {
      const { content, contribution: owner } = fact.data
      return content ? [put(openable, { ref: content.ref, owner })] : []
    }
    case 'FileAttached':
      return [put(openable, { ref: fact.data.content.ref, owner: fact.data.contribution })]
    case 'ContributionTranslated':
      return [put(openable, { ref: fact.data.translation.ref, owner: fact.data.contribution })]
    case 'FollowAsked':
      return [put(openable, { ref: fact.data.address.ref, owner: fact.data.follow })]
    case 'ConcernRaised': {
      // Only what the person asked for themselves is theirs to see.
      const { source, contact, contribution: owner } = fact.data
      const own = source === 'call-asked' || source === 'under-age'
      return own && contact && owner ? [put(openable, { ref: contact.ref, owner })] : []
    }
    case 'EnquiryMade':
      return [fact.data.words, ...(fact.data.contact ? [fact.data.contact] : [])].map(({ ref }) => put(openable, { ref, owner: fact.data.enquiry }))
    case 'EnquiryContinued':
    case 'EnquiryAnswered':
      return [put(openable, { ref: fact.data.words.ref, owner: fact.data.enquiry })]
    case 'EnquiryAssigned':
      return fact.data.note ? [put(openable, { ref: fact.data.note.ref, owner: fact.data.enquiry })] : []
    case 'GatheringWished':
      return [put(openable, { ref: fact.data.details.ref, owner: fact.data.enquiry })]
    case 'ChampionApplied':
      return [put(openable, { ref: fact.data.details.ref, owner: fact.data.application })]
    case 'TalkArranged':
      return [put(openable, { ref: fact.data.place.ref, owner: fact.data.application })]
    case 'OneToOneArranged':
      return [put(openable, { ref: fact.data.place.ref, owner: fact.data.application })]
    case 'OneToOneHeld':
      return fact.data.note ? [put(openable, { ref: fact.data.note.ref, owner: fact.data.application })] : []
    case 'SupportAsked':
      return fact.data.words ? [put(openable, { ref: fact.data.words.ref, owner: fact.data.application })] : []
    case 'SupportAnswered':
    case 'ApplicationNoted':
      return [put(openable, { ref: fact.data.words.ref, owner: fact.data.application })]
    case 'DecisionProposed':
      return fact.data.words ? [put(openable, { ref: fact.data.words.ref, owner: fact.data.application })] : []
    case 'ChampionOffered':
      return fact.data.care ? [put(openable, { ref: fact.data.care.ref, owner: fact.data.application })] : []
    case 'ExpenseClaimed':
    case 'ExpenseCorrected':
      return [put(openable, { ref: fact.data.content.ref, owner: fact.data.application })]
    case 'ExpenseRefused':
    case 'ApplicationDeclined':
      return [put(openable, { ref: fact.data.reason.ref, owner: fact.data.application })]
    case 'PersonalDataOpened': {
      const { purpose, reason, opened } = fact.data
      const { at, actor } = fact.metadata
      return opened.map((ref) => put(openings, { ref, fact: fact.id, at, actor, purpose, reason }))
    }
  }
}

/** Who opened what, by vault reference: read only with a receipt. */
export const openingsProjection: Projection = {
  name: 'openings',
  version: 6,
  tables: [openable, openings],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
