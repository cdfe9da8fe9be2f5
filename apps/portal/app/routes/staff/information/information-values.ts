import { type InformationContent, InformationKind, type InformationWords, PieceOwner } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

type Read = { readonly content: InformationContent; readonly errors?: undefined } | { readonly errors: FieldError[]; readonly content?: undefined }

export const kindNames = {
  question: 'Question and answer',
  resource: 'Resource',
  video: 'Video',
  awareness: 'Awareness message',
} as const satisfies Record<InformationKind, string>

const labels = {
  question: ['Question', 'Answer'],
  resource: ['Title', 'Text'],
  video: ['Title', 'Transcript'],
  awareness: ['Headline', 'Message'],
} as const satisfies Record<InformationKind, readonly [string, string]>

/** What the two texts of a kind are called. */
export const labelsOf = (kind: InformationKind): readonly [title: string, text: string] => labels[kind]

export const kindIn = (text: string | undefined): InformationKind | undefined => InformationKind.safeParse(text).data

type Day = { readonly day: string | undefined; readonly error?: FieldError }
const dayIn = (values: FormValues, name: string, what: string, missing?: string): Day => {
  const read = readDay(values, name, what)
  if ('error' in read) return { day: undefined, error: read.error }
  return read.day === undefined && missing !== undefined ? { day: undefined, error: { field: `${name}-day`, message: missing } } : { day: read.day }
}

const aboutOf = (kind: InformationKind, values: FormValues): { readonly about?: InformationContent['about']; readonly errors: FieldError[] } => {
  if (kind !== 'awareness') return { about: { kind }, errors: [] }
  const from = dayIn(values, 'from', 'The first day', 'Enter the first day it is shown')
  const until = dayIn(values, 'until', 'The last day', 'Enter the last day it is shown')
  const errors = [from.error, until.error].filter((error) => error !== undefined)
  if (from.day === undefined || until.day === undefined) return { errors }
  if (until.day < from.day) return { errors: [{ field: 'until-day', message: 'The last day must not lie before the first' }] }
  return { about: { kind, from: from.day, until: until.day }, errors }
}

/** Information as its form says it; `before`: the version that is changed, whose other languages stay. */
export const readInformation = (kind: InformationKind, values: FormValues, before?: InformationContent): Read => {
  const [titleName, textName] = labelsOf(kind)
  const owner = PieceOwner.safeParse(first(values, 'owner'))
  const { about, errors: aboutErrors } = aboutOf(kind, values)
  const review = dayIn(values, 'review', 'The day of the next check')
  const link = typedIn(values, 'link')?.trim()
  const errors = [
    ...checkTyped(values, [
      { name: 'title', longest: 200, missing: `Enter the ${titleName.toLowerCase()}` },
      { name: 'text', longest: 20_000, missing: `Enter the ${textName.toLowerCase()}` },
    ]),
    ...(kind === 'video' && link === undefined ? [{ field: 'link', message: 'Enter where the video is' }] : []),
    ...aboutErrors,
    ...(owner.success ? [] : [{ field: 'owner', message: 'Choose who keeps it true' }]),
    ...(review.error ? [review.error] : []),
  ]
  if (errors.length > 0 || !about || !owner.success) return { errors }
  const words: InformationWords = {
    title: { ...before?.words.title, en: (first(values, 'title') ?? '').trim() },
    text: { ...before?.words.text, en: first(values, 'text') ?? '' },
    link,
  }
  return { content: { about, unchecked: before?.unchecked ?? [], owner: owner.data, reviewBy: review.day, words } }
}

/** Information as its form shows it. */
export const informationValues = ({ about, owner, reviewBy, words }: InformationContent): FormValues => ({
  title: [words.title.en ?? ''],
  text: [words.text.en ?? ''],
  link: [words.link ?? ''],
  owner: [owner],
  ...(about.kind === 'awareness' ? { ...dayValues('from', about.from), ...dayValues('until', about.until) } : {}),
  ...(reviewBy === undefined ? {} : dayValues('review', reviewBy)),
})

/** Where the form shows what the service refuses. */
export const informationFields = {
  codes: { 'review-not-ahead': 'review-day', 'changed-since': 'title' },
  paths: { 'words.link': 'link', 'about.until': 'until-day' },
  otherwise: 'title',
} as const
