import { z } from 'zod'
import type { DataCategory } from './programme-definition.ts'

/** Whose data it is: the categories of data subjects of the record of processing (Article 30(1)(c) UK GDPR). */
export const DataSubject = z.enum([
  'contributors',
  'people-named-in-stories',
  'followers',
  'volunteers',
  'people-named-by-volunteers',
  'people-named-by-staff',
  'enquirers',
  'participants',
  'people-using-their-rights',
  'staff',
  'contacts-of-organisations',
])
export type DataSubject = z.infer<typeof DataSubject>

/** Where data comes from: the person (or somebody who helps them), a file that staff bring in, or what staff and organisations write. */
export const DataSource = z.enum(['the-person', 'an-imported-file', 'staff-and-organisations'])
export type DataSource = z.infer<typeof DataSource>

/** What one stored field is for: the purpose whose key seals it, what it holds, whose it is and where it comes from. */
export type MappedField = {
  readonly purpose: string
  readonly categories: readonly DataCategory[]
  readonly whose: readonly DataSubject[]
  readonly from: readonly DataSource[]
}

/** Field of the vault → what it is for. */
export type FieldMap = Readonly<Record<string, MappedField>>

/** Wording of staff and of organisations; it may name somebody, so it is held as their data and can be withdrawn. */
const wording = {
  purpose: 'publication',
  categories: ['published-wording'],
  whose: ['staff', 'contacts-of-organisations'],
  from: ['staff-and-organisations'],
} as const satisfies MappedField

/** What the questions about equality ask. */
const equalityCategories = [
  'age-group',
  'ethnicity',
  'sex',
  'gender-identity',
  'disability',
  'religion',
  'sexual-orientation',
  'caring',
  'pregnancy',
] as const satisfies readonly DataCategory[]

/** What people told, and whom they told about. */
const told = ['contributors', 'people-named-in-stories'] as const
const byPerson = ['the-person'] as const
const byPersonOrFile = ['the-person', 'an-imported-file'] as const
const byStaff = ['staff-and-organisations'] as const

/** What staff write of a breach, or of a legal hold: it may say whom it touches. */
const aboutRights = {
  purpose: 'data-rights',
  categories: ['narrative'],
  whose: ['people-using-their-rights', 'staff'],
  from: byStaff,
} as const satisfies MappedField

/** What staff write of a concern about somebody's safety. */
const aboutSafety = {
  purpose: 'safeguarding',
  categories: ['narrative', 'health', 'name', 'contact'],
  whose: ['contributors', 'people-named-in-stories', 'enquirers'],
  from: byStaff,
} as const satisfies MappedField

/**
 * Every field that is sealed in the vault, by any service: the one list from which the record of processing is made.
 * Whatever is not here is not sealed: the types, the vault of the platform and a search through the sources refuse it.
 */
export const fieldMap = {
  'contribution.words': { purpose: 'narrative', categories: ['narrative', 'health'], whose: told, from: byPersonOrFile },
  'contribution.file': { purpose: 'narrative', categories: ['narrative', 'health'], whose: told, from: byPerson },
  'contribution.translation': { purpose: 'narrative', categories: ['narrative', 'health'], whose: told, from: byStaff },
  'contribution.attributes': {
    purpose: 'narrative',
    categories: ['community', 'ward', 'narrative', 'health'],
    whose: ['contributors'],
    from: byPersonOrFile,
  },
  'contribution.memo': { purpose: 'narrative', categories: ['narrative', 'health'], whose: told, from: byStaff },
  'paper.second': { purpose: 'double-entry', categories: ['narrative', 'health'], whose: told, from: byPerson },
  'conversation.title': wording,
  'conversation.question': wording,
  'quotation.words': { purpose: 'publication', categories: ['published-wording'], whose: told, from: byPersonOrFile },
  'equality.answers': {
    purpose: 'equality',
    categories: [...equalityCategories],
    whose: ['contributors'],
    from: byPerson,
  },
  'follow.address': { purpose: 'contact', categories: ['contact'], whose: ['followers'], from: byPerson },
  'application.details': {
    purpose: 'volunteering',
    categories: ['name', 'contact', 'community', 'narrative', 'health', 'availability', 'age-group'],
    whose: ['volunteers', 'people-named-by-volunteers'],
    from: byPerson,
  },
  'application.reason': { purpose: 'volunteering', categories: ['narrative'], whose: ['volunteers', 'staff'], from: byStaff },
  'application.talk': { purpose: 'volunteering', categories: ['contact', 'narrative'], whose: ['volunteers', 'staff'], from: byStaff },
  'application.note': { purpose: 'volunteering', categories: ['narrative', 'health'], whose: ['volunteers', 'staff'], from: byStaff },
  'application.care': {
    purpose: 'volunteering',
    categories: ['narrative', 'health', 'name', 'contact'],
    whose: ['volunteers', 'people-named-by-volunteers', 'staff'],
    from: byStaff,
  },
  'champion.meeting': { purpose: 'volunteering', categories: ['contact', 'narrative'], whose: ['volunteers', 'staff'], from: byStaff },
  'champion.meeting-note': { purpose: 'volunteering', categories: ['narrative', 'health'], whose: ['volunteers', 'staff'], from: byStaff },
  'champion.ask': {
    purpose: 'volunteering',
    categories: ['narrative', 'health'],
    whose: ['volunteers', 'people-named-by-volunteers'],
    from: byPerson,
  },
  'champion.answer': { purpose: 'volunteering', categories: ['narrative', 'health'], whose: ['volunteers', 'staff'], from: byStaff },
  'expense.content': { purpose: 'volunteering', categories: ['narrative', 'health'], whose: ['volunteers'], from: byPerson },
  'expense.reason': { purpose: 'volunteering', categories: ['narrative'], whose: ['volunteers', 'staff'], from: byStaff },
  'mini-event.details': { purpose: 'enquiry', categories: ['name', 'contact', 'narrative'], whose: ['enquirers'], from: byPerson },
  'mini-event.talk': { purpose: 'enquiry', categories: ['contact', 'narrative'], whose: ['enquirers', 'staff'], from: byStaff },
  'mini-event.reason': { purpose: 'enquiry', categories: ['narrative'], whose: ['enquirers', 'staff'], from: byStaff },
  'registration.details': { purpose: 'event-care', categories: ['name', 'contact'], whose: ['participants'], from: byPerson },
  'registration.needs': { purpose: 'event-care', categories: ['access-needs', 'dietary-needs'], whose: ['participants'], from: byPerson },
  'preparation.words': {
    purpose: 'event-planning',
    categories: ['name', 'contact', 'narrative'],
    whose: ['staff', 'people-named-by-staff', 'contacts-of-organisations'],
    from: byStaff,
  },
  'evaluation.words': { purpose: 'event-feedback', categories: ['narrative', 'health'], whose: ['participants'], from: byPerson },
  'enquiry.words': { purpose: 'enquiry', categories: ['narrative', 'health'], whose: ['enquirers'], from: byPerson },
  'enquiry.contact': { purpose: 'enquiry', categories: ['name', 'contact'], whose: ['enquirers'], from: byPerson },
  'enquiry.answer': { purpose: 'enquiry', categories: ['narrative', 'health'], whose: ['enquirers', 'staff'], from: byStaff },
  'enquiry.note': { purpose: 'enquiry', categories: ['narrative', 'health'], whose: ['enquirers', 'staff'], from: byStaff },
  'referral.details': { purpose: 'self-referral', categories: ['name', 'contact', 'narrative', 'health'], whose: ['enquirers'], from: byPerson },
  'case.details': {
    purpose: 'data-rights',
    categories: ['name', 'contact', 'narrative', 'health'],
    whose: ['people-using-their-rights'],
    from: byPerson,
  },
  'case.answer': { purpose: 'data-rights', categories: ['narrative', 'health'], whose: ['people-using-their-rights', 'staff'], from: byStaff },
  'case.breach': aboutRights,
  'case.breach-step': aboutRights,
  'hold.reason': aboutRights,
  'concern.details': aboutSafety,
  'concern.note': aboutSafety,
  'concern.contact': { purpose: 'safeguarding', categories: ['name', 'contact'], whose: ['contributors', 'enquirers'], from: byPerson },
  'import.map': wording,
  'import.label': wording,
  'programme.definition': wording,
  'programme.community': wording,
  'programme.audience': wording,
  'programme.ward': wording,
  'programme.stage': wording,
  'programme.objective': wording,
  'programme.organisation': wording,
  'programme.purpose': wording,
  'programme.support': wording,
  'programme.notice': wording,
  'piece.words': wording,
  'referral.agreement': wording,
  'gathering.words': wording,
  'gathering.cancelled': wording,
  'gathering.heard': wording,
  'gathering.template': wording,
  'champion-work.name': wording,
  'campaign.words': wording,
  'campaign.source': wording,
  'board.name': wording,
  'board.about': wording,
  'board.place': wording,
  'board.papers': wording,
  'board.report': wording,
  'board.decision': wording,
  'training.name': wording,
  'training.about': wording,
  'training.link': wording,
  'training.place': wording,
  'champion-support.contacts': wording,
  'expenses.words': wording,
  'theme.name': wording,
  'theme.definition': wording,
  'memo.words': wording,
  'population.source': wording,
  'assessment.says': wording,
  'assessment.impact': wording,
  'assessment.action': wording,
  'assessment.decides': wording,
  'assessment.conclusion': wording,
  'assessment.reason': wording,
  'recommendation.title': wording,
  'recommendation.text': wording,
  'recommendation.reason': wording,
  'recommendation.because': wording,
  'recommendation.reply': wording,
  'recommendation.cannotWait': wording,
  'response.text': wording,
  'response.reasons': wording,
  'response.why': wording,
  'commitment.measure': wording,
  'commitment.text': wording,
  'commitment.ownerRole': wording,
  'commitment.source': wording,
  'commitment.reason': wording,
  'commitment.fileName': wording,
  'commitment.file': wording,
  'milestone.text': wording,
  'milestone.reason': wording,
  'progress.note': wording,
  'progress.link': wording,
  'outcome.text': wording,
  'outcome.link': wording,
  'verdict.note': wording,
  'report.title': wording,
  'report.summary': wording,
  'report.easyRead': wording,
  'report.objective': wording,
  'report.reason': wording,
  'report.document': wording,
  'assurance.text': wording,
} as const satisfies FieldMap

/**
 * What the vault keeps for a short time only, by kind: a form that is being filled in, the answer to a request that may be sent again, a mail that waits, what
 * people say one by one of promises and drafts.
 * Drafts, answers and files that wait to be published go after 24 hours, a mail when it was sent, or after seven days, answers about equality once they are recorded with those of others.
 */
export const shortLivedMap = {
  draft: { purpose: 'draft', categories: ['narrative', 'health', 'community', 'ward', ...equalityCategories], whose: told, from: byPerson },
  answer: { purpose: 'narrative', categories: ['narrative'], whose: ['contributors'], from: byPerson },
  equality: { purpose: 'equality', categories: [...equalityCategories], whose: ['contributors'], from: byPerson },
  verdict: { purpose: 'narrative', categories: ['narrative'], whose: ['contributors'], from: byPerson },
  'draft-check': { purpose: 'narrative', categories: ['narrative', 'health'], whose: told, from: byPerson },
  'champion-draft-check': { purpose: 'volunteering', categories: ['narrative', 'health'], whose: ['volunteers'], from: byPerson },
  'champion-verdict': { purpose: 'volunteering', categories: ['narrative'], whose: ['volunteers'], from: byPerson },
  file: wording,
  mail: {
    purpose: 'contact',
    categories: ['contact'],
    whose: ['followers', 'enquirers', 'participants', 'volunteers', 'staff', 'contacts-of-organisations'],
    from: byStaff,
  },
} as const satisfies FieldMap

/** A field that may be sealed. */
export type StoredField = keyof typeof fieldMap
/** A purpose that some field is sealed for. */
export type StoredPurpose = (typeof fieldMap)[StoredField]['purpose']
/** The fields that are sealed for a purpose. */
export type FieldFor<P extends StoredPurpose> = { [F in StoredField]: (typeof fieldMap)[F]['purpose'] extends P ? F : never }[StoredField]
/** The fields about one thing: of `theme`, `name` and `definition`. */
export type PartOf<About extends string, F extends StoredField = StoredField> = F extends `${About}.${infer Part}` ? Part : never
