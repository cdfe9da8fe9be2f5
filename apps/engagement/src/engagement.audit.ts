import { engagementFacts } from '@heard/contracts/engagement'
import { defineLedgerPolicy } from '@heard/contracts/ledger'

const resident = { exempt: 'about a resident: the public ledger holds nothing of any person, not even an id' } as const
const safety = { exempt: "about somebody's safety: that there is a concern at all must not show in public" } as const
const personalData = { exempt: 'about how personal data of residents is looked after: auditors see it in the private log' } as const
const inner = { exempt: 'work of staff that nothing was promised about in public' } as const
const told = {
  exempt: 'what staff tell the public about help and information: it is shown while it holds, and no organisation is held to it',
} as const
const operation = { exempt: 'how the installation is run: auditors see it in the private log' } as const

/** What the public ledger says of each fact of engagement. */
export const engagementLedger = defineLedgerPolicy(engagementFacts, {
  ProgrammeDefined: {
    enter: ({ programme, kind, period, minimumAge, languages, content }) => ({
      type: 'programme.defined',
      data: { programme, kind, period, minimumAge, languages, wording: content.sealed.binding },
    }),
  },
  EntryAdded: { enter: ({ content, ...data }) => ({ type: 'programme.entry-added', data: { ...data, wording: content.sealed.binding } }) },
  EntryChanged: { enter: ({ content, ...data }) => ({ type: 'programme.entry-changed', data: { ...data, wording: content.sealed.binding } }) },
  EntryRemoved: { enter: (data) => ({ type: 'programme.entry-removed', data }) },
  NoticePublished: {
    enter: ({ content, noticeVersion, ...data }) => ({
      type: 'notice.published',
      data: { ...data, version: noticeVersion, wording: content.sealed.binding },
    }),
  },
  NoticeWithdrawn: { enter: (data) => ({ type: 'notice.withdrawn', data }) },
  EditionOpened: { enter: (data) => ({ type: 'programme.edition-opened', data }) },
  ProgrammeOpened: { enter: (data) => ({ type: 'programme.opened', data }) },
  ReportingStarted: { enter: (data) => ({ type: 'programme.reporting-started', data }) },
  ProgrammeClosed: { enter: (data) => ({ type: 'programme.closed', data }) },
  ProgrammeArchived: { enter: (data) => ({ type: 'programme.archived', data }) },

  ContributionShared: resident,
  ContributionCorrected: resident,
  ContributionDeidentified: resident,
  ContributionQuarantined: resident,
  ContributionReleased: resident,
  ContributionSetAside: resident,
  ConsentGiven: resident,
  ConsentRefused: resident,
  ConsentRenewed: resident,
  ConsentWithdrawn: resident,
  ConsentExpired: resident,
  ContributionImported: resident,
  FollowAsked: resident,
  FollowConfirmed: resident,
  FollowEnded: resident,
  QuotationProposed: resident,
  QuotationApproved: resident,
  QuotationRefused: resident,
  QuotationWithdrawn: resident,
  RightAskedFor: resident,
  ComplaintMade: resident,
  CaseAcknowledged: resident,
  ClockPaused: resident,
  ClockResumed: resident,
  TimeExtended: resident,
  CaseAnswered: resident,
  EnquiryMade: resident,
  EnquiryContinued: resident,
  EnquiryAssigned: resident,
  EnquiryDueMoved: resident,
  EnquiryReminded: resident,
  EnquiryAnswered: resident,
  EnquiryBounced: resident,
  GatheringWished: resident,
  EnquiryClosed: resident,
  EnquiryReopened: resident,
  ErasureRequested: resident,
  ErasureHeld: resident,
  ErasureStarted: resident,
  RecipientsCollected: resident,
  ErasureIntended: resident,
  StorePurged: resident,
  RecipientTold: resident,
  ErasureUnverified: resident,
  SubjectErased: resident,
  RetentionApplied: resident,

  BreachFound: personalData,
  BreachReported: personalData,
  BreachNotReported: personalData,
  ConcernRaised: safety,
  ConcernTriaged: safety,
  ConcernAssigned: safety,
  ProtocolStepDone: safety,
  ConcernHandedOver: safety,
  SupportOffered: safety,
  FollowUpPlanned: safety,
  FollowUpCalled: safety,
  CallCancelled: safety,
  ConcernClosed: safety,
  ConcernReopened: safety,
  ContentWarned: inner,
  ContentWarningLifted: inner,
  ReadingHandedOver: inner,
  ReadingDone: inner,

  HoldPlaced: personalData,
  HoldReviewed: personalData,
  HoldLifted: personalData,
  PersonalDataOpened: personalData,
  RetentionRunDone: personalData,
  RopaReviewed: personalData,

  ImportStarted: inner,
  ImportLabelsNamed: inner,
  ImportFinished: inner,
  ImportMapSaved: inner,
  ImportMapDropped: inner,

  PieceWritten: told,
  PiecePublished: told,
  PieceUnpublished: told,
  PieceConfirmed: told,
  PieceRetired: told,

  DrillDone: operation,
  EpochRotated: operation,
})
