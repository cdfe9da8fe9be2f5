import { analyst, fact, idOf, programme, publisher, sealedIn } from './audit.fixture.ts'

const content = { sealed: sealedIn('w'), hash: 'c'.repeat(64) }
export const words = (letter: string): string => letter.repeat(64)

/** A purpose of the registry. */
export const purpose = (name: string, order: number) =>
  fact('EntryAdded', {
    programme,
    entry: {
      list: 'purpose',
      id: name,
      lawfulBasis: 'consent',
      specialCondition: 'explicit-consent',
      categories: ['narrative', 'health'],
      retention: { after: 'programme-closed', length: 12, unit: 'months' },
      readers: ['analyst'],
    },
    order,
    content,
  })

/** A version of a notice, whose words in English have the hash of `letter`. */
export const notice = (
  name: string,
  version: number,
  letter: string,
  at: string,
  more: { readonly required?: boolean; readonly consentMonths?: number } = {},
) =>
  fact(
    'NoticePublished',
    {
      programme,
      purpose: name,
      noticeVersion: version,
      required: false,
      words: { en: words(letter) },
      content: { ...content, sealed: sealedIn(`notice-${version}`) },
      ...more,
    },
    at,
  )

export const shared = (contribution: number, at = '2026-03-02', language = 'en') =>
  fact(
    'ContributionShared',
    {
      programme,
      contribution: idOf(contribution),
      origin: 'story',
      person: idOf(contribution + 500),
      about: 'myself',
      stages: [],
      language,
      mode: 'web',
      words: sealedIn(`words-${contribution}`),
    },
    at,
    'resident',
  )

type Consent = 'ConsentGiven' | 'ConsentRefused' | 'ConsentRenewed' | 'ConsentWithdrawn'
/** Something said about a purpose of a contribution, by default to version 1 of its notice, with the words `a`. */
export const consent = (type: Consent, contribution: number, name: string, at = '2026-03-02', [version, letter] = [1, 'a'] as [number, string]) =>
  fact(
    type,
    {
      record: idOf(contribution * 10 + name.length),
      programme,
      contribution: idOf(contribution),
      purpose: name,
      notice: { version, language: 'en', hash: words(letter) },
      mode: 'web',
    },
    at,
    'resident',
  )

/** An opening by somebody of what belongs to contributions: `words-1` to contribution 1. */
export const opening = (actor: string, opened: readonly string[], at: string, refused: readonly string[] = [], name = 'narrative') =>
  fact('PersonalDataOpened', { purpose: name, reason: 'read', opened: [...opened], refused: [...refused], unreadable: [] }, at, actor)

type Entry = Parameters<typeof fact<'AssuranceRecorded'>>[1]
/** An entry of the register of assurance, in place since `on`. */
export const assurance = (entry: number, kind: Entry['kind'], on: string, more: Partial<Entry> = {}) =>
  fact(
    'AssuranceRecorded',
    { entry: idOf(entry), programme, kind, state: 'in-place', on, text: sealedIn(`assurance-${entry}`), ...more },
    on,
    publisher,
  )

export const proposed = (quotation: number, contribution: number, at: string) =>
  fact(
    'QuotationProposed',
    { programme, quotation: idOf(quotation), contribution: idOf(contribution), field: 'happened', from: 0, to: 5 },
    at,
    analyst,
  )
export const approved = (quotation: number, at: string, actor = publisher) =>
  fact('QuotationApproved', { programme, quotation: idOf(quotation), words: sealedIn('q') }, at, actor)
export const quotationWithdrawn = (quotation: number, at: string) =>
  fact('QuotationWithdrawn', { programme, quotation: idOf(quotation), why: 'consent-ended' }, at)
