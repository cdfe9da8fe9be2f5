import { ConsentRecords, consentContext } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import type { ConsentHistory, HeldEvent } from './consent-histories.ts'
import { consentRecordOf, contextOf, type RecordSource } from './consent-record.ts'

const event = (what: HeldEvent['what'], record: string, at: string): HeldEvent => ({
  what,
  at,
  ...(what === 'expired' ? {} : { mode: 'paper' as const }),
  noticeVersion: 2,
  language: 'ur',
  noticeHash: 'a'.repeat(64),
  wording: { language: 'ur', text: 'آپ مجھ سے رابطہ کر سکتے ہیں' },
  record,
})
const given = event('given', '01936f00-0000-7000-8000-000000000001', '2026-11-23T10:00:00.000Z')
const expired = event('expired', '01936f00-0000-7000-8000-000000000002', '2028-11-23T00:10:00.000Z')
const source = (history: ConsentHistory): RecordSource => ({
  programme: 'luton-cancer',
  contribution: '01936f00-0000-7000-8000-00000000000c',
  history,
  processing: {
    purpose: {
      list: 'purpose',
      id: 'contact',
      lawfulBasis: 'consent',
      specialCondition: 'none',
      categories: ['name', 'contact'],
      retention: { after: 'programme-closed', length: 3, unit: 'months' },
      readers: ['coordinator'],
    },
    wording: { language: 'en', text: 'To get back to you.' },
    controller: { id: 'macmillan', name: { language: 'en', text: 'Macmillan Cancer Support' } },
  },
  rights: 'https://heard.example/your-rights',
})

const standing = consentRecordOf(source({ purpose: 'contact', events: [given], newest: given, standing: 'given', until: '2028-11-23' }))
const over = consentRecordOf(source({ purpose: 'contact', events: [given, expired], newest: expired, standing: 'expired' }))

/** Where each field of ISO/IEC TS 27560:2023 (6.2 header, 6.3 processing, 6.4 party, 6.5 event) stands in a record. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'schema version': ['dct:conformsTo', '@id'],
  'record identifier': ['dct:identifier'],
  'PII principal identifier': ['dpv:hasDataSubject', '@id'],
  'privacy notice': ['dct:hasPart', '0', 'dpv:hasNotice', 'dct:description', '@value'],
  'notice version': ['dct:hasPart', '0', 'dpv:hasNotice', 'dct:hasVersion'],
  'notice language': ['dct:hasPart', '0', 'dpv:hasNotice', 'dct:language'],
  purpose: ['dpv:hasProcess', 'dpv:hasPurpose', '@id'],
  'lawful basis': ['dpv:hasLegalBasis', '0', '@id'],
  'PII type': ['dpv:hasProcess', 'dpv:hasPersonalData', '0', '@id'],
  'PII controller': ['dpv:hasDataController', '@id'],
  'party name': ['dpv:hasDataController', 'schema:name', '@value'],
  'party role': ['dpv:hasDataController', '@type'],
  'collection method': ['dpv:hasProcess', 'dpv:hasDataSource', '@id'],
  'processing method': ['dpv:hasProcess', 'dpv:hasProcessing', '0', '@id'],
  'retention period': ['dpv:hasProcess', 'dpv:hasStorageCondition', 'dpv:hasDuration', '@value'],
  recipients: ['dpv:hasProcess', 'dpv:hasRecipient', '0'],
  jurisdiction: ['dpv:hasJurisdiction'],
  'privacy rights': ['dpv:hasRight', '0', '@id'],
  'withdrawal method': ['dpv:isExercisedAt', '@id'],
  'event time': ['dct:hasPart', '0', 'dct:date', '@value'],
  'event type': ['dct:hasPart', '0', '@type'],
  'event entity': ['dct:hasPart', '0', 'dpv:isIndicatedBy', '@id'],
  'event state': ['dpv:hasConsentStatus', '@id'],
}
const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)

/** Every term, type and reference of a document. */
const termsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(termsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = (key === '@type' || key === '@id') && typeof inner === 'string' ? [inner] : []
    return [...(key.startsWith('@') ? [] : [key]), ...named, ...termsIn(inner)]
  })
}
const expanded = (term: string): string => {
  const [prefix = '', ...rest] = term.split(':')
  const vocabulary = Object.entries(consentContext).find(([name]) => name === prefix)?.[1]
  return typeof vocabulary === 'string' ? vocabulary + rest.join(':') : term
}

describe('a consent record as JSON-LD', () => {
  it('has every field of the standard that a record needs', () => {
    const missing = [standing, over].flatMap((record) => Object.keys(fields).filter((field) => typeof at(record, fields[field] ?? []) !== 'string'))
    expect(missing).toEqual([])
    expect([standing['dct:valid'], over['dct:valid']]).toEqual([{ '@type': 'xsd:date', '@value': '2028-11-23' }, undefined])
  })

  it('fits its contract, and carries the whole context', () => {
    const document = { '@context': contextOf(), '@graph': [standing, over] }
    expect(ConsentRecords.parse(document)).toEqual(document)
  })

  it('uses only terms that its context makes an address of', () => {
    const terms = [...new Set(termsIn([standing, over]))]
    expect(terms.filter((term) => !/^(https:\/\/|http:\/\/purl\.org\/|http:\/\/www\.w3\.org\/|urn:(uuid|heard):)\S+$/.test(expanded(term)))).toEqual(
      [],
    )
    expect(expanded(over['dct:hasPart'][1]?.['@type'] ?? '')).toBe('https://w3id.org/dpv#ConsentExpired')
  })

  it('says how it was given, and that the platform, not the person, ended it', () => {
    expect(over['dct:hasPart'].map((part) => [part['dpv:isIndicatedBy']['@id'], part['dpv:hasIndicationMethod']])).toEqual([
      ['urn:uuid:01936f00-0000-7000-8000-00000000000c', 'Paper form'],
      ['heard:platform', undefined],
    ])
  })
})
