import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { AgreedWords } from '../engagement/programme-facts.ts'
import { Day, Id, Language, Moment, Sealed, Slug } from '../values.ts'
import { activityContent } from './activity.ts'
import { EndedBecause, ReceiptShownBy } from './application.ts'
import { BoardWordsOf, FollowedBy } from './board.ts'
import { CameBy, SourceCode } from './campaign.ts'

const application = { programme: Slug, application: Id }
const assignment = { ...application, community: Slug }
const participation = { ...application, work: Id }
const activity = { ...application, activity: Id }
const work = { programme: Slug, work: Id }
const board = { programme: Slug, board: Id }
const boardMeeting = { ...board, meeting: Id }
const campaign = { programme: Slug, campaign: Id }
const training = { programme: Slug, module: Id }
const meeting = { ...application, meeting: Id }
const expense = { ...application, claim: Id }

/**
 * What happens to an application in the stream `application-<programme>.<application>`; where the champion it may become belongs, in
 * `champion-<programme>.<application>`, and what they did in `activity-<programme>.<application>`; pieces of work in `champion-work-<programme>.<work>`; what a programme asks of applicants, in
 * `recruiting-<programme>`.
 */
export const championsFacts = defineFacts({
  /**
   * Somebody aged 16 or over asked to volunteer. `details` holds ApplicationDetails, sealed for the purpose `volunteering` of the subject `person`; `consent`
   * names the words they agreed to, and facts from before have none; `cameBy` a campaign whose link they followed.
   */
  ChampionApplied: {
    version: 1,
    data: z.strictObject({ ...application, person: Id, details: Sealed, consent: AgreedWords.optional(), cameBy: CameBy.optional() }),
  },
  /** A talk with the applicant; arranged again when its time or place changes. `place` is sealed like the details. */
  TalkArranged: { version: 1, data: z.strictObject({ ...application, startsAt: Moment, endsAt: Moment, place: Sealed }) },
  TalkCancelled: { version: 1, data: z.strictObject(application) },
  /** Somebody of the staff wrote something down; sealed like the details. */
  ApplicationNoted: { version: 1, data: z.strictObject({ ...application, note: Id, words: Sealed }) },
  /** Where two decide: what `by` proposes. `words`: how the champion is looked after, or the reason of a refusal. */
  DecisionProposed: {
    version: 1,
    data: z.strictObject({ ...application, decision: z.enum(['offer', 'decline']), by: Id, words: Sealed.optional() }),
  },
  ProposalDropped: { version: 1, data: z.strictObject(application) },
  /** The applicant may say yes now. `care`: how they are looked after as a champion, sealed like the details. */
  ChampionOffered: { version: 1, data: z.strictObject({ ...application, care: Sealed.optional() }) },
  /** They said yes: a champion from here on. */
  ApplicationAccepted: { version: 1, data: z.strictObject(application) },
  /** `reason` is written for the applicant and sealed like the details. */
  ApplicationDeclined: { version: 1, data: z.strictObject({ ...application, reason: Sealed }) },
  /** An application, or a champion, rests, perhaps until a day. */
  ApplicationPaused: { version: 1, data: z.strictObject({ ...application, until: Day.optional() }) },
  ApplicationResumed: { version: 1, data: z.strictObject(application) },
  /** The applicant took it back. */
  ApplicationWithdrawn: { version: 1, data: z.strictObject(application) },
  /** The applicant lost the code of their receipt and showed who they are: a new one opens their application, and the old one nothing. */
  ReceiptRenewed: { version: 1, data: z.strictObject({ ...application, renewal: Id, shownBy: ReceiptShownBy }) },
  /** Somebody who was accepted volunteers no longer: the retention of what was sealed for them counts from here. */
  VolunteeringEnded: { version: 1, data: z.strictObject({ ...application, why: EndedBecause.optional() }) },
  /** The account that a champion signs in with; in `champion-links-<programme>`, since neither may have two of the other. */
  ChampionLinked: { version: 1, data: z.strictObject({ ...application, account: Id }) },
  ChampionUnlinked: { version: 1, data: z.strictObject(application) },
  /** They belong to this community, and to no other, until `AssignmentEnded` says so. */
  ChampionAssigned: { version: 1, data: z.strictObject(assignment) },
  AssignmentEnded: { version: 1, data: z.strictObject(assignment) },
  /** They take part in a piece of work that is for their community. */
  WorkJoined: { version: 1, data: z.strictObject(participation) },
  WorkLeft: { version: 1, data: z.strictObject(participation) },
  /** A piece of work for champions of several communities. `name` is published wording, with the programme as its subject. */
  WorkBegun: { version: 1, data: z.strictObject({ ...work, name: Sealed, communities: z.array(Slug).min(2) }) },
  WorkEnded: { version: 1, data: z.strictObject(work) },
  /** What a champion did, and the community that they belonged to when they logged it. `activity` is chosen by whoever sent it: unique to the champion. */
  ActivityLogged: { version: 1, data: z.strictObject({ ...activity, community: Slug, ...activityContent }) },
  /** The whole of it, as it is right. */
  ActivityCorrected: { version: 1, data: z.strictObject({ ...activity, ...activityContent }) },
  /** It counts no more. */
  ActivityTakenBack: { version: 1, data: z.strictObject(activity) },
  /**
   * Something that champions learn, as it is from now on, in `training-<programme>.<module>`. `name`, `about` and `link` are published wording, with the
   * programme as their subject, and so are the places of its sessions.
   */
  TrainingSet: {
    version: 1,
    data: z.strictObject({
      ...training,
      name: Sealed,
      about: Sealed.optional(),
      required: z.boolean(),
      months: z.int().min(1).optional(),
      link: Sealed.optional(),
    }),
  },
  /** It is not taught any more. Who did it has done it. */
  TrainingRetired: { version: 1, data: z.strictObject(training) },
  TrainingSessionPlanned: { version: 1, data: z.strictObject({ ...training, lesson: Id, startsAt: Moment, endsAt: Moment, place: Sealed }) },
  TrainingSessionCalledOff: { version: 1, data: z.strictObject({ ...training, lesson: Id }) },
  /** Whom champions turn to: `contacts` holds SupportContact[], published wording with the programme as its subject. */
  SupportContactsSet: { version: 1, data: z.strictObject({ programme: Slug, contacts: Sealed }) },
  /** A champion did it, in `care-<programme>.<application>` like all that follows; `expires`: when it has to be done again. */
  TrainingCompleted: { version: 1, data: z.strictObject({ ...application, module: Id, on: Day, expires: Day.optional() }) },
  /** They did not on that day: it was recorded by mistake. */
  TrainingStruck: { version: 1, data: z.strictObject({ ...application, module: Id, on: Day }) },
  /** A talk of a champion with somebody of the team, or a new time for it. `place` is sealed like the details of the application. */
  OneToOneArranged: { version: 1, data: z.strictObject({ ...meeting, startsAt: Moment, endsAt: Moment, place: Sealed }) },
  OneToOneCalledOff: { version: 1, data: z.strictObject(meeting) },
  /** It took place. `note` is for both to read, sealed like the details of the application. */
  OneToOneHeld: { version: 1, data: z.strictObject({ ...meeting, note: Sealed.optional() }) },
  /** A champion needs support. `words` are sealed like the details of their application. */
  SupportAsked: { version: 1, data: z.strictObject({ ...application, ask: Id, words: Sealed.optional() }) },
  SupportAnswered: { version: 1, data: z.strictObject({ ...application, ask: Id, words: Sealed }) },
  /**
   * A champion paid for something, in `expense-<programme>.<application>` like all that follows. `content` holds ExpenseContent, sealed like the details of their
   * application; `claim` is chosen by whoever sent it: unique to the champion.
   */
  ExpenseClaimed: { version: 1, data: z.strictObject({ ...expense, content: Sealed }) },
  /** The whole of it, as it is right. */
  ExpenseCorrected: { version: 1, data: z.strictObject({ ...expense, content: Sealed }) },
  ExpenseTakenBack: { version: 1, data: z.strictObject(expense) },
  ExpenseApproved: { version: 1, data: z.strictObject(expense) },
  /** `reason` is written for the champion and sealed like the details of their application. */
  ExpenseRefused: { version: 1, data: z.strictObject({ ...expense, reason: Sealed }) },
  ExpensePaid: { version: 1, data: z.strictObject(expense) },
  /** Whether champions may claim, in `expenses-<programme>`: with `words`, which hold ExpensesWords, published wording with the programme as their subject. */
  ExpensesSet: { version: 1, data: z.strictObject({ programme: Slug, words: Sealed.optional() }) },
  /**
   * A role that is advertised, as it is from now on, in `campaign-<programme>.<campaign>`. Words hold `{ title, about }`, published wording with the programme as
   * their subject; without communities or languages anybody is sought.
   */
  CampaignSet: {
    version: 1,
    data: z.strictObject({
      ...campaign,
      words: z.array(z.strictObject({ language: Language, words: Sealed })),
      from: Day,
      until: Day,
      communities: z.array(Slug),
      languages: z.array(Language),
    }),
  },
  /** A way by which people come: `source` stands in its link. `name` is published wording. */
  CampaignSourceNamed: { version: 1, data: z.strictObject({ ...campaign, source: SourceCode, name: Sealed }) },
  CampaignEnded: { version: 1, data: z.strictObject(campaign) },
  /** A board, as it is from now on, in `board-<programme>.<board>` like all that follows. Its words are published wording, with the programme as their subject. */
  BoardSet: { version: 1, data: z.strictObject({ ...board, name: Sealed, about: Sealed.optional() }) },
  BoardClosed: { version: 1, data: z.strictObject(board) },
  /** This champion speaks there for the community that they belong to, until `RepresentativeEnded` says so. */
  RepresentativeNamed: { version: 1, data: z.strictObject({ ...board, application: Id, community: Slug }) },
  RepresentativeEnded: { version: 1, data: z.strictObject({ ...board, application: Id }) },
  /** A meeting as it is from now on; `papers` holds BoardPaper[]. */
  BoardMeetingSet: {
    version: 1,
    data: z.strictObject({ ...boardMeeting, startsAt: Moment, endsAt: Moment, place: Sealed, papers: Sealed.optional() }),
  },
  BoardMeetingCalledOff: { version: 1, data: z.strictObject(boardMeeting) },
  /**
   * What a champion said for their community: `words` holds BoardWords, which are public once `BoardReportReleased` says so. The newest counts; those before it leave
   * the vault. */
  BoardReported: { version: 1, data: z.strictObject({ ...boardMeeting, community: Slug, application: Id, words: Sealed }) },
  BoardReportReleased: { version: 1, data: z.strictObject({ ...boardMeeting, community: Slug }) },
  /** What was said for a community is shown no more, and all that was ever written of it there leaves the vault. */
  BoardReportWithdrawn: { version: 1, data: z.strictObject({ ...boardMeeting, community: Slug }) },
  /** Words of a board are shown no more, and all that was ever written in their place leaves the vault. */
  BoardWordsWithdrawn: { version: 1, data: z.strictObject({ ...board, words: BoardWordsOf }) },
  /** What was decided there, as it is right; and by what it is followed. */
  BoardDecisionNoted: { version: 1, data: z.strictObject({ ...boardMeeting, decision: Id, words: Sealed, followedBy: FollowedBy.optional() }) },
  /** What a programme asks for from now on: references; and whether two people have to agree on a decision. */
  RecruitingSet: { version: 1, data: z.strictObject({ programme: Slug, references: z.boolean(), twoDecide: z.boolean() }) },
})
export type ChampionsFact<T extends keyof typeof championsFacts = keyof typeof championsFacts> = FactOf<typeof championsFacts, T>
