import { z } from 'zod'
import type { DataCategory } from './programme-definition.ts'

/** Whose data it is: the categories of data subjects of the record of processing (Article 30(1)(c) UK GDPR). */
export const DataSubject = z.enum([
  'contributors',
  'people-named-in-stories',
  'followers',
  'volunteers',
  'enquirers',
  'people-using-their-rights',
  'staff',
  'contacts-of-organisations',
])
export type DataSubject = z.infer<typeof DataSubject>

/** What one stored field is for: the purpose whose key seals it, what it holds, and whose it is. */
export type MappedField = { readonly purpose: string; readonly categories: readonly DataCategory[]; readonly whose: readonly DataSubject[] }

/** Field of the vault → what it is for. */
export type FieldMap = Readonly<Record<string, MappedField>>

/** Wording of staff and of organisations; it may name somebody, so it is held as their data and can be withdrawn. */
const wording = {
  purpose: 'publication',
  categories: ['published-wording'],
  whose: ['staff', 'contacts-of-organisations'],
} as const satisfies MappedField

/** What people told, and whom they told about. */
const told = ['contributors', 'people-named-in-stories'] as const

/**
 * Every field that is sealed in the vault, by any service: the one list from which the record of processing is made.
 * Whatever is not here is not sealed: the types, the vault of the platform and a search through the sources refuse it.
 */
export const fieldMap = {
  'contribution.words': { purpose: 'narrative', categories: ['narrative', 'health'], whose: told },
  'contribution.attributes': { purpose: 'narrative', categories: ['community'], whose: ['contributors'] },
  'quotation.words': { purpose: 'publication', categories: ['published-wording'], whose: told },
  'follow.address': { purpose: 'contact', categories: ['contact'], whose: ['followers'] },
  'application.details': { purpose: 'volunteering', categories: ['name', 'contact', 'community', 'narrative', 'health'], whose: ['volunteers'] },
  'application.reason': { purpose: 'volunteering', categories: ['narrative'], whose: ['volunteers', 'staff'] },
  'mini-event.details': { purpose: 'enquiry', categories: ['name', 'contact', 'narrative'], whose: ['enquirers'] },
  'mini-event.reason': { purpose: 'enquiry', categories: ['narrative'], whose: ['enquirers', 'staff'] },
  'case.details': { purpose: 'data-rights', categories: ['name', 'contact', 'narrative', 'health'], whose: ['people-using-their-rights'] },
  'case.answer': { purpose: 'data-rights', categories: ['narrative', 'health'], whose: ['people-using-their-rights', 'staff'] },
  'case.breach': wording,
  'case.breach-step': wording,
  'hold.reason': wording,
  'import.map': wording,
  'import.label': wording,
  'programme.definition': wording,
  'programme.community': wording,
  'programme.audience': wording,
  'programme.stage': wording,
  'programme.objective': wording,
  'programme.organisation': wording,
  'programme.purpose': wording,
  'programme.support': wording,
  'programme.notice': wording,
  'gathering.words': wording,
  'gathering.cancelled': wording,
  'theme.name': wording,
  'theme.definition': wording,
  'recommendation.title': wording,
  'recommendation.text': wording,
  'recommendation.reason': wording,
  'response.text': wording,
  'response.reasons': wording,
  'response.why': wording,
  'commitment.measure': wording,
  'commitment.text': wording,
  'commitment.reason': wording,
  'progress.note': wording,
  'outcome.text': wording,
  'verdict.note': wording,
  'report.summary': wording,
} as const satisfies FieldMap

/** A field that may be sealed. */
export type StoredField = keyof typeof fieldMap
/** A purpose that some field is sealed for. */
export type StoredPurpose = (typeof fieldMap)[StoredField]['purpose']
/** The fields that are sealed for a purpose. */
export type FieldFor<P extends StoredPurpose> = { [F in StoredField]: (typeof fieldMap)[F]['purpose'] extends P ? F : never }[StoredField]
/** The fields about one thing: of `theme`, `name` and `definition`. */
export type PartOf<About extends string, F extends StoredField = StoredField> = F extends `${About}.${infer Part}` ? Part : never
