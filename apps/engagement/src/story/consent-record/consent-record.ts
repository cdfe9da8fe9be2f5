import { type ConsentRecord, type ConsentStanding, consentContext, type DataCategory, type LawfulBasis } from '@heard/contracts/engagement'
import type { Processing } from '../../programme/programme-directory.ts'
import type { ConsentHistory, HeldEvent } from './consent-histories.ts'

const dpv = (term: string) => ({ '@id': `dpv:${term}` })
const moment = (at: string) => ({ '@type': 'xsd:dateTime', '@value': at }) as const
const words = ({ language, text }: { readonly language: string; readonly text: string }) => ({ '@language': language, '@value': text })

const eventTypes = {
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  renewed: 'dpv:RenewedConsentGiven',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
} as const satisfies Record<HeldEvent['what'], ConsentRecord['dct:hasPart'][number]['@type']>

const statuses = {
  given: 'ConsentGiven',
  refused: 'ConsentRefused',
  withdrawn: 'ConsentWithdrawn',
  expired: 'ConsentExpired',
} as const satisfies Record<ConsentStanding, string>

const bases = {
  consent: 'Consent',
  contract: 'Contract',
  'legal-obligation': 'LegalObligation',
  'vital-interests': 'VitalInterest',
  'public-task': 'PublicInterest',
  'legitimate-interests': 'LegitimateInterest',
} as const satisfies Record<LawfulBasis, string>

/** Categories for which the vocabulary's core has no term are named by our own. */
const categoryOf = (category: DataCategory) => ({ '@id': `heard:category:${category}` })

const modes = {
  web: 'Web page',
  paper: 'Paper form',
  phone: 'By phone',
  'interpreter-assisted': 'With an interpreter',
  gathering: 'Read out at a gathering',
  champion: 'Read out by a champion',
} as const

const eventOf = (event: HeldEvent, person: { readonly '@id': string }): ConsentRecord['dct:hasPart'][number] => ({
  '@id': `urn:uuid:${event.record}`,
  '@type': eventTypes[event.what],
  'dct:date': moment(event.at),
  'dpv:isIndicatedBy': event.mode === undefined ? { '@id': 'heard:platform' } : person,
  ...(event.mode === undefined ? {} : { 'dpv:hasIndicationMethod': modes[event.mode] }),
  'dpv:hasNotice': {
    '@type': 'dpv:ConsentNotice',
    'dct:hasVersion': String(event.noticeVersion),
    'dct:language': event.language,
    'dct:description': words(event.wording),
    'heard:sha256': event.noticeHash,
  },
})

export type RecordSource = {
  readonly programme: string
  readonly contribution: string
  readonly history: ConsentHistory
  readonly processing: Processing
  /** Where rights are exercised: an address. */
  readonly rights: string
}

/** One consent record with everything that ISO/IEC TS 27560 asks of it. Named after the first thing that was said about its purpose. */
export const consentRecordOf = ({ programme, contribution, history, processing, rights }: RecordSource): ConsentRecord => {
  const { purpose, wording, controller } = processing
  const { events, newest, standing, until } = history
  const [first = newest] = events
  const person = { '@id': `urn:uuid:${contribution}` }
  const { after, length, unit } = purpose.retention
  return {
    '@id': `urn:uuid:${first.record}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': { '@id': 'https://w3id.org/dpv/schema/dpv-27560#record' },
    'dct:identifier': first.record,
    'dct:created': moment(first.at),
    'dct:modified': moment(newest.at),
    'dpv:hasDataSubject': person,
    'dpv:hasDataController': {
      '@id': `heard:organisation:${programme}:${controller.id}`,
      '@type': 'dpv:DataController',
      'schema:name': words(controller.name),
    },
    'dpv:hasJurisdiction': 'GB',
    'dpv:hasConsentStatus': dpv(statuses[standing]),
    ...(until === undefined ? {} : { 'dct:valid': { '@type': 'xsd:date', '@value': until } }),
    'dpv:hasLegalBasis': [dpv(purpose.specialCondition === 'explicit-consent' ? 'ExplicitlyExpressedConsent' : bases[purpose.lawfulBasis])],
    'dpv:hasProcess': {
      '@type': 'dpv:Process',
      'dpv:hasPurpose': { '@id': `heard:purpose:${programme}:${purpose.id}`, '@type': 'dpv:Purpose', 'dct:description': words(wording) },
      'dpv:hasPersonalData': purpose.categories.map(categoryOf),
      'dpv:hasProcessing': ['Collect', 'Store', 'Use', 'Erase'].map(dpv),
      'dpv:hasDataSource': dpv('DataSubject'),
      'dpv:hasRecipient': [...purpose.readers],
      'dpv:hasStorageCondition': {
        '@type': 'dpv:StorageDuration',
        'dpv:hasDuration': { '@type': 'xsd:duration', '@value': `P${length}${unit === 'days' ? 'D' : 'M'}` },
        'dct:description': `after: ${after}`,
      },
    },
    'dpv:hasRight': [dpv('DataSubjectRight'), { '@id': 'heard:right:withdraw-consent' }],
    'dpv:isExercisedAt': { '@id': rights },
    'dct:hasPart': events.map((event) => eventOf(event, person)),
  }
}

export const contextOf = (): Record<string, string | number> => ({ ...consentContext })
