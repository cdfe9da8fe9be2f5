import { detect, type Finding } from '../../packages/privacy/src/index.ts'
import type { Document, Known } from './corpus.ts'

type Kind = Finding['kind']

/** Which kinds of finding an entity of a set is looked for by; entities that are not named here are no identifiers that the detector claims to find. */
const claimed: Readonly<Record<string, readonly Kind[]>> = {
  email: ['email'],
  web: ['web'],
  phone: ['phone'],
  'nhs-number': ['nhs-number'],
  'national-insurance': ['national-insurance'],
  postcode: ['postcode'],
  date: ['date'],
  address: ['address'],
  'name in the lists': ['name'],
  'name outside the lists': ['name'],
  EMAIL_ADDRESS: ['email'],
  DOMAIN_NAME: ['web'],
  PHONE_NUMBER: ['phone', 'nhs-number'],
  DATE_TIME: ['date'],
  CREDIT_CARD: ['other'],
  US_SSN: ['other'],
  IBAN_CODE: ['other'],
  IP_ADDRESS: ['other'],
  STREET_ADDRESS: ['address'],
  ADDRESS: ['address'],
  PERSON: ['name'],
}
const unstructured: readonly Kind[] = ['name', 'address', 'place']

export interface Score {
  readonly known: number
  readonly recall: number
  readonly precision: number
  readonly f2: number
}

export interface Report {
  /** By entity; one that is not claimed has a recall only. */
  readonly entities: ReadonlyMap<string, Score>
  /** Everything with a form of its own: all but names and addresses. */
  readonly structured: Score
  readonly names: Score
  /** Every entity that the detector claims. */
  readonly all: Score
  /** Every entity of the set, word by word and whatever the label: as published figures count. */
  readonly words: Score
  /** Share of the documents with a claimed identifier in which some of one is left. */
  readonly left: number
}

const scoreOf = (known: number, found: number, marks: number, right: number): Score => {
  const recall = known === 0 ? 1 : found / known
  const precision = marks === 0 ? 1 : right / marks
  return { known, recall, precision, f2: recall + precision === 0 ? 0 : (5 * precision * recall) / (4 * precision + recall) }
}

const touches = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to

/** Found means gone: no letter and no figure of it is left; a title without its name tells nobody. */
const isGone = (text: string, { from, to }: Known, findings: readonly Finding[]): boolean => {
  const left = Array.from({ length: to - from }, (_, index) => from + index).filter(
    (at) => !findings.some((finding) => finding.from <= at && at < finding.to),
  )
  const rest = left.map((at) => text[at]).join('')
  return !/[\p{L}\p{N}]/u.test(rest.replaceAll(/\b(?:mrs?|ms|miss|dr|prof)\b/gi, ''))
}

interface Judged {
  readonly known: readonly (Known & { readonly gone: boolean })[]
  readonly marks: readonly (Finding & { readonly right: boolean; readonly named: boolean })[]
  readonly words: readonly { readonly known: boolean; readonly marked: boolean }[]
}

/**
 * A mark is right when it touches any identifier of the document: taken out under another label, it is taken out. `named`: it is a name that touches a
 * person's name; names are judged by that, because a firm or a town that was taken for a person is a mistake.
 */
const judge = ({ text, known }: Document): Judged => {
  const findings = detect(text)
  return {
    known: known.map((each) => ({ ...each, gone: isGone(text, each, findings) })),
    marks: findings.map((finding) => {
      const touched = known.filter((each) => touches(each, finding))
      return { ...finding, right: touched.length > 0, named: touched.some(({ entity }) => claimed[entity]?.includes('name')) }
    }),
    words: Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ index, 0: word }) => {
      const place = { from: index, to: index + word.length }
      return { known: known.some((each) => touches(each, place)), marked: findings.some((each) => touches(each, place)) }
    }),
  }
}

/** Scores the detector on documents whose identifiers are known. */
export function score(documents: readonly Document[]): Report {
  const judged = documents.map(judge)
  const known = judged.flatMap((each) => each.known)
  const marks = judged.flatMap((each) => each.marks)
  const words = judged.flatMap((each) => each.words)
  const of = (entities: (entity: string) => boolean, kinds: (kind: Kind) => boolean): Score => {
    const those = known.filter(({ entity }) => entities(entity))
    const their = marks.filter(({ kind }) => kinds(kind))
    const onlyNames = their.every(({ kind }) => kind === 'name')
    const right = their.filter((mark) => (onlyNames ? mark.named : mark.right))
    return scoreOf(those.length, those.filter(({ gone }) => gone).length, their.length, right.length)
  }
  const isStructured = (entity: string): boolean => (claimed[entity] ?? unstructured).every((kind) => !unstructured.includes(kind))
  const byKinds = (kinds: readonly Kind[]) => (entity: string) => claimed[entity]?.some((kind) => kinds.includes(kind)) ?? false
  const withClaims = judged.filter((each) => each.known.some(({ entity }) => claimed[entity]))
  return {
    entities: new Map(
      [...new Set(known.map(({ entity }) => entity))].toSorted().map((name) => [
        name,
        of(
          (entity) => entity === name,
          (kind) => claimed[name]?.includes(kind) ?? false,
        ),
      ]),
    ),
    structured: of(isStructured, (kind) => !unstructured.includes(kind)),
    names: of(byKinds(['name']), (kind) => kind === 'name'),
    all: of(
      (entity) => claimed[entity] !== undefined,
      () => true,
    ),
    words: scoreOf(
      words.filter((word) => word.known).length,
      words.filter((word) => word.known && word.marked).length,
      words.filter((word) => word.marked).length,
      words.filter((word) => word.known && word.marked).length,
    ),
    left: withClaims.filter((each) => each.known.some(({ entity, gone }) => claimed[entity] && !gone)).length / Math.max(1, withClaims.length),
  }
}

/** Whether the detector claims to find an entity. */
export const isClaimed = (entity: string): boolean => claimed[entity] !== undefined
