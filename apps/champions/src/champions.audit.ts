import { championsFacts } from '@heard/contracts/champions'
import { defineLedgerPolicy } from '@heard/contracts/ledger'

const applicant = { exempt: 'about a person who applied: the public ledger holds nothing of any person' } as const
const how = { exempt: 'how a programme recruits champions and works with them: no organisation is held to it, and no resident' } as const

/** What the public ledger says of each fact of champions. */
export const championsLedger = defineLedgerPolicy(championsFacts, {
  ChampionApplied: applicant,
  TalkArranged: applicant,
  TalkCancelled: applicant,
  ApplicationNoted: applicant,
  DecisionProposed: applicant,
  ProposalDropped: applicant,
  ChampionOffered: applicant,
  ApplicationPaused: applicant,
  ApplicationResumed: applicant,
  ApplicationAccepted: applicant,
  ApplicationDeclined: applicant,
  ApplicationWithdrawn: applicant,
  VolunteeringEnded: applicant,
  ChampionLinked: applicant,
  ChampionUnlinked: applicant,
  ChampionAssigned: applicant,
  AssignmentEnded: applicant,
  WorkJoined: applicant,
  WorkLeft: applicant,
  WorkBegun: how,
  WorkEnded: how,
  ActivityLogged: applicant,
  ActivityCorrected: applicant,
  ActivityTakenBack: applicant,
  CampaignSet: how,
  CampaignSourceNamed: how,
  CampaignEnded: how,
  TrainingSet: how,
  TrainingRetired: how,
  TrainingSessionPlanned: how,
  TrainingSessionCalledOff: how,
  SupportContactsSet: how,
  TrainingCompleted: applicant,
  TrainingStruck: applicant,
  OneToOneArranged: applicant,
  OneToOneCalledOff: applicant,
  OneToOneHeld: applicant,
  SupportAsked: applicant,
  SupportAnswered: applicant,
  RecruitingSet: how,
})
