import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Language, Moment, Sha256 } from '../values.ts'
import { unknownReceipt } from './my-contribution.ts'
import { ReceiptCode } from './share-story.ts'

/** The terms that a consent record uses, each with the IRI it stands for: the whole JSON-LD context, so that nobody has to fetch one. */
export const consentContext = {
  '@version': 1.1,
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  heard: 'urn:heard:',
} as const

const iri = (prefix: string) => z.string().startsWith(prefix)
const Ref = z.strictObject({ '@id': z.string().min(1) })
const At = z.strictObject({ '@type': z.literal('xsd:dateTime'), '@value': Moment })
const On = z.strictObject({ '@type': z.literal('xsd:date'), '@value': Day })
const Words = z.strictObject({ '@language': Language, '@value': z.string() })
const Duration = z.strictObject({ '@type': z.literal('xsd:duration'), '@value': z.string().regex(/^P\d+[DM]$/) })

/** One event in the life of a consent (ISO/IEC TS 27560, "event"). */
export const ConsentRecordEvent = z.strictObject({
  '@id': iri('urn:uuid:'),
  '@type': z.enum(['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:RenewedConsentGiven', 'dpv:ConsentWithdrawn', 'dpv:ConsentExpired']),
  'dct:date': At,
  /** Who said so: the person, or the platform when the time was over. */
  'dpv:isIndicatedBy': Ref,
  'dpv:hasIndicationMethod': z.string().optional(),
  'dpv:hasNotice': z.strictObject({
    '@type': z.literal('dpv:ConsentNotice'),
    'dct:hasVersion': z.string(),
    'dct:language': Language,
    'dct:description': Words,
    'heard:sha256': Sha256,
  }),
})

/** One consent record: one purpose of one contribution, with all that happened to it. */
export const ConsentRecord = z
  .strictObject({
    '@id': iri('urn:uuid:'),
    '@type': z.literal('dpv:ConsentRecord'),
    'dct:conformsTo': Ref,
    'dct:identifier': z.uuid(),
    'dct:created': At,
    'dct:modified': At,
    'dpv:hasDataSubject': Ref,
    'dpv:hasDataController': z.strictObject({ '@id': z.string(), '@type': z.literal('dpv:DataController'), 'schema:name': Words }),
    'dpv:hasJurisdiction': z.literal('GB'),
    'dpv:hasConsentStatus': Ref,
    'dct:valid': On.optional(),
    'dpv:hasLegalBasis': z.array(Ref).min(1),
    'dpv:hasProcess': z.strictObject({
      '@type': z.literal('dpv:Process'),
      'dpv:hasPurpose': z.strictObject({ '@id': z.string(), '@type': z.literal('dpv:Purpose'), 'dct:description': Words }),
      'dpv:hasPersonalData': z.array(Ref).min(1),
      'dpv:hasProcessing': z.array(Ref).min(1),
      'dpv:hasDataSource': Ref,
      'dpv:hasRecipient': z.array(z.string()),
      'dpv:hasStorageCondition': z.strictObject({
        '@type': z.literal('dpv:StorageDuration'),
        'dpv:hasDuration': Duration,
        'dct:description': z.string(),
      }),
    }),
    'dpv:hasRight': z.array(Ref).min(1),
    'dpv:isExercisedAt': Ref,
    'dct:hasPart': z.array(ConsentRecordEvent).min(1),
  })
  .meta({ id: 'ConsentRecord' })
export type ConsentRecord = z.infer<typeof ConsentRecord>

/** The consent records of one contribution as JSON-LD: `@context` is `consentContext`, in the document itself. */
export const ConsentRecords = z
  .strictObject({ '@context': z.record(z.string(), z.union([z.string(), z.number()])), '@graph': z.array(ConsentRecord) })
  .meta({ id: 'ConsentRecords' })
export type ConsentRecords = z.infer<typeof ConsentRecords>

export const consentRecords = defineRoute({
  id: 'consentRecords',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/consent-records',
  action: 'public',
  summary: 'The consent records of a contribution (ISO/IEC TS 27560) as JSON-LD with the Data Privacy Vocabulary, for the holder of its receipt',
  body: z.strictObject({ receipt: ReceiptCode, language: Language.default('en') }),
  exports: { what: 'consent-record', format: 'json-ld' },
  answer: ConsentRecords,
  problems: unknownReceipt,
})
