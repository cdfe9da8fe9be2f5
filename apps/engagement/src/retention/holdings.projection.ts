import type { FactOf } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import type {
  ConcernFact,
  contributionFacts,
  EnquiryFact,
  EqualityFact,
  ErasureFact,
  FollowFact,
  HoldFact,
  HoldingKind,
  ImportFact,
  PaperFact,
  ProgrammeFact,
  ReferralFact,
  RegisterFact,
  RetentionFact,
} from '@heard/contracts/engagement'
import type { EventsFact } from '@heard/contracts/events'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** What is held about whom for which purpose; `ended` is the day the matter closed, where the rule counts from that; `gathering` is what somebody registered for. */
const holdings: Table = {
  name: 'holdings',
  columns: {
    programme: 'TEXT',
    purpose: 'TEXT',
    kind: 'TEXT',
    item: 'TEXT',
    person: 'TEXT',
    received: 'TEXT',
    ended: 'TEXT NULL',
    gathering: 'TEXT NULL',
  },
  key: ['programme', 'purpose', 'kind', 'item'],
  indexes: [['person'], ['item']],
}
/** Retention rules in force, and the day a programme closed. */
const rules: Table = {
  name: 'retention_rules',
  columns: { programme: 'TEXT', purpose: 'TEXT', place: 'INTEGER', rule: 'TEXT' },
  key: ['programme', 'purpose'],
}
const closings: Table = { name: 'retention_closings', columns: { programme: 'TEXT', closed: 'TEXT' }, key: ['programme'] }
/** What somebody took back, or did not take in time, until it is erased: at once, unless a hold keeps it. */
const takenBack: Table = {
  name: 'taken_back',
  columns: { programme: 'TEXT', purpose: 'TEXT', kind: 'TEXT', item: 'TEXT', person: 'TEXT' },
  key: ['programme', 'kind', 'item'],
  indexes: [['person']],
}
/** The day each gathering ends. */
const gatherings: Table = { name: 'gathering_ends', columns: { gathering: 'TEXT', ends: 'TEXT' }, key: ['gathering'] }
const runs: Table = {
  name: 'retention_runs',
  columns: { programme: 'TEXT', run: 'TEXT', day: 'TEXT', applied: 'INTEGER', held: 'INTEGER' },
  key: ['programme', 'run'],
}
/** Holds; `reason` is a vault reference. */
const holds: Table = {
  name: 'holds',
  columns: {
    programme: 'TEXT',
    hold: 'TEXT',
    contribution: 'TEXT NULL',
    placed_at: 'TEXT',
    review_by: 'TEXT',
    lifted: 'INTEGER',
    reason: 'TEXT',
    actor: 'TEXT',
  },
  key: ['programme', 'hold'],
}

type Followed =
  | FactOf<typeof contributionFacts, 'ContributionShared'>
  | ImportFact<'ContributionImported'>
  | ChampionsFact<'ChampionApplied' | 'ApplicationDeclined' | 'ApplicationWithdrawn' | 'VolunteeringEnded'>
  | EventsFact<'MiniEventRequested' | 'MiniEventAgreed' | 'MiniEventDeclined'>
  | EventsFact<'GatheringAnnounced' | 'GatheringChanged' | 'GatheringPrepared' | 'RegistrationMade' | 'RegistrationCancelled' | 'PlaceLapsed'>
  | EventsFact<'EvaluationGiven' | 'EvaluationWithdrawn'>
  | ProgrammeFact<'EntryAdded' | 'EntryChanged' | 'ProgrammeClosed'>
  | ConcernFact<'ConcernRaised' | 'CallCancelled' | 'ConcernClosed' | 'ConcernReopened'>
  | RegisterFact<'RightAskedFor' | 'ComplaintMade' | 'CaseAnswered' | 'BreachFound' | 'BreachReported' | 'BreachNotReported'>
  | EnquiryFact<'EnquiryMade' | 'EnquiryClosed' | 'EnquiryReopened'>
  | ReferralFact<'ReferralAsked' | 'ReferralWithdrawn'>
  | EqualityFact<'EqualityAnswered' | 'EqualityWithdrawn'>
  | FollowFact<'FollowAsked' | 'FollowEnded'>
  | PaperFact<'PaperFormKeyedAgain' | 'PaperDifferencesSettled'>
  | ErasureFact<'ErasureIntended'>
  | RetentionFact
  | HoldFact

const received = (
  fact: RecordedFact<Followed>,
  kind: HoldingKind,
  purpose: string,
  item: string,
  person: string,
  gathering: string | null = null,
): Change[] => [
  put(holdings, { programme: fact.data.programme, purpose, kind, item, person, received: fact.metadata.at.slice(0, 10), ended: null, gathering }),
]
const ended = (fact: RecordedFact<Followed>, kind: HoldingKind, item: string): Change[] => [
  patch(holdings, { programme: fact.data.programme, kind, item }, { ended: fact.metadata.at.slice(0, 10) }),
]

const ofConcern = (fact: RecordedFact<ConcernFact<'ConcernRaised' | 'CallCancelled' | 'ConcernClosed' | 'ConcernReopened'>>): Change[] => {
  const { programme, concern } = fact.data
  switch (fact.type) {
    case 'ConcernRaised': {
      const { person, asker } = fact.data
      const call = asker === undefined ? [] : received(fact, 'call-request', 'safeguarding', concern, asker)
      return [...received(fact, 'concern', 'safeguarding', concern, person), ...call]
    }
    case 'CallCancelled':
      return [remove(holdings, { programme, kind: 'call-request', item: concern })]
    case 'ConcernClosed':
      return [...ended(fact, 'concern', concern), ...ended(fact, 'call-request', concern)]
    case 'ConcernReopened':
      return (['concern', 'call-request'] as const).map((kind) => patch(holdings, { programme, kind, item: concern }, { ended: null }))
  }
}

const ofHold = (fact: RecordedFact<HoldFact>): Change[] => {
  const { programme, hold, reason } = fact.data
  const { actor, at } = fact.metadata
  if (fact.type === 'HoldPlaced') {
    const { contribution = null, reviewBy } = fact.data
    const held = put(holds, { programme, hold, contribution, placed_at: at, review_by: reviewBy, lifted: 0, reason: reason.ref, actor })
    return [held, ...received(fact, 'hold', 'data-rights', hold, hold)]
  }
  const set = fact.type === 'HoldLifted' ? { lifted: 1 } : { review_by: fact.data.reviewBy }
  const changed = patch(holds, { programme, hold }, { ...set, reason: reason.ref, actor })
  return fact.type === 'HoldLifted' ? [changed, ...ended(fact, 'hold', hold)] : [changed]
}

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  switch (fact.type) {
    case 'ContributionShared':
    case 'ContributionImported':
      return received(fact, 'contribution', 'narrative', fact.data.contribution, fact.data.person)
    case 'EqualityAnswered':
      return received(fact, 'equality-answers', 'equality', fact.data.record, fact.data.person)
    case 'EqualityWithdrawn':
      return [remove(holdings, { programme: fact.data.programme, kind: 'equality-answers', item: fact.data.record })]
    case 'PaperFormKeyedAgain': {
      const { contribution, person, content } = fact.data
      return content ? received(fact, 'second-keying', 'double-entry', contribution, person) : []
    }
    case 'PaperDifferencesSettled':
      return [remove(holdings, { programme: fact.data.programme, kind: 'second-keying', item: fact.data.contribution })]
    case 'ChampionApplied':
      return received(fact, 'application', 'volunteering', fact.data.application, fact.data.person)
    case 'ApplicationDeclined':
    case 'ApplicationWithdrawn':
    case 'VolunteeringEnded':
      return ended(fact, 'application', fact.data.application)
    case 'MiniEventRequested':
      return received(fact, 'mini-event-request', 'enquiry', fact.data.request, fact.data.person)
    case 'MiniEventAgreed':
    case 'MiniEventDeclined':
      return ended(fact, 'mini-event-request', fact.data.request)
    case 'GatheringAnnounced':
    case 'GatheringChanged':
      return [put(gatherings, { gathering: fact.data.gathering, ends: fact.data.endsAt.slice(0, 10) })]
    case 'RegistrationMade':
      return received(fact, 'registration', 'event-care', fact.data.registration, fact.data.person, fact.data.gathering)
    case 'GatheringPrepared': {
      const { subject, gathering } = fact.data
      return subject === undefined ? [] : received(fact, 'preparation', 'event-planning', subject, subject, gathering)
    }
    case 'RegistrationCancelled':
    case 'PlaceLapsed': {
      const { programme, registration: item, person } = fact.data
      return [put(takenBack, { programme, purpose: 'event-care', kind: 'registration', item, person })]
    }
    case 'EvaluationGiven': {
      // Said anew it is another item: each is held, taken back and erased for itself.
      const { gathering, told } = fact.data
      return told ? received(fact, 'evaluation', 'event-feedback', told.person, told.person, gathering) : []
    }
    case 'EvaluationWithdrawn': {
      const { programme, person } = fact.data
      return person === undefined ? [] : [put(takenBack, { programme, purpose: 'event-feedback', kind: 'evaluation', item: person, person })]
    }
    case 'EnquiryMade':
      return received(fact, 'enquiry', 'enquiry', fact.data.enquiry, fact.data.person)
    case 'EnquiryClosed':
      return ended(fact, 'enquiry', fact.data.enquiry)
    case 'EnquiryReopened':
      return [patch(holdings, { programme: fact.data.programme, kind: 'enquiry', item: fact.data.enquiry }, { ended: null })]
    case 'RightAskedFor':
    case 'ComplaintMade':
      return received(fact, 'case', 'data-rights', fact.data.case, fact.data.person)
    case 'BreachFound':
      return received(fact, 'case', 'data-rights', fact.data.case, fact.data.case)
    case 'CaseAnswered':
    case 'BreachReported':
    case 'BreachNotReported':
      return ended(fact, 'case', fact.data.case)
    case 'ConcernRaised':
    case 'CallCancelled':
    case 'ConcernClosed':
    case 'ConcernReopened':
      return ofConcern(fact as RecordedFact<ConcernFact<'ConcernRaised' | 'CallCancelled' | 'ConcernClosed' | 'ConcernReopened'>>)
    case 'ReferralAsked':
      return received(fact, 'referral', 'self-referral', fact.data.referral, fact.data.person)
    case 'ReferralWithdrawn':
      return [remove(holdings, { kind: 'referral', item: fact.data.referral })]
    case 'FollowAsked':
      return received(fact, 'follow', 'contact', fact.data.follow, fact.data.follow)
    case 'FollowEnded':
      return [remove(holdings, { programme: fact.data.programme, kind: 'follow', item: fact.data.follow })]
    case 'EntryAdded':
    case 'EntryChanged': {
      const { programme, entry, order } = fact.data
      return entry.list === 'purpose' ? [put(rules, { programme, purpose: entry.id, place: order, rule: JSON.stringify(entry.retention) })] : []
    }
    case 'ProgrammeClosed':
      return [put(closings, { programme: fact.data.programme, closed: fact.metadata.at.slice(0, 10) })]
    case 'ErasureIntended': {
      const { person, purposes } = fact.data
      return [holdings, takenBack].flatMap((table) =>
        purposes ? purposes.map((purpose) => remove(table, { person, purpose })) : [remove(table, { person })],
      )
    }
    case 'RetentionApplied':
    case 'TakenBackErased': {
      const { kind, item, purpose } = fact.data
      return [holdings, takenBack].map((table) => remove(table, { kind, item, purpose }))
    }
    case 'RetentionRunDone': {
      const { programme, run, on, applied, held } = fact.data
      return [put(runs, { programme, run, day: on, applied, held })]
    }
    case 'HoldPlaced':
    case 'HoldReviewed':
    case 'HoldLifted':
      return ofHold(fact as RecordedFact<HoldFact>)
  }
}

/** What is held, how long it may be, and what keeps it: followed from the facts of all services. */
export const holdingsProjection: Projection = {
  name: 'holdings',
  version: 14,
  tables: [holdings, takenBack, rules, closings, gatherings, runs, holds],
  types: [
    'ContributionShared',
    'ContributionImported',
    'EqualityAnswered',
    'EqualityWithdrawn',
    'ChampionApplied',
    'ApplicationDeclined',
    'ApplicationWithdrawn',
    'VolunteeringEnded',
    'MiniEventRequested',
    'MiniEventAgreed',
    'MiniEventDeclined',
    'GatheringAnnounced',
    'GatheringChanged',
    'GatheringPrepared',
    'RegistrationMade',
    'RegistrationCancelled',
    'PlaceLapsed',
    'EvaluationGiven',
    'EvaluationWithdrawn',
    'EnquiryMade',
    'EnquiryClosed',
    'EnquiryReopened',
    'RightAskedFor',
    'ComplaintMade',
    'CaseAnswered',
    'BreachFound',
    'BreachReported',
    'BreachNotReported',
    'ConcernRaised',
    'CallCancelled',
    'ConcernClosed',
    'ConcernReopened',
    'ReferralAsked',
    'ReferralWithdrawn',
    'FollowAsked',
    'FollowEnded',
    'PaperFormKeyedAgain',
    'PaperDifferencesSettled',
    'EntryAdded',
    'EntryChanged',
    'ProgrammeClosed',
    'ErasureIntended',
    'RetentionApplied',
    'TakenBackErased',
    'RetentionRunDone',
    'HoldPlaced',
    'HoldReviewed',
    'HoldLifted',
  ],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
