import { PieceOwner, type ServiceContent, type ServiceWords, SupportNeed, SupportPlace } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

type Content = ServiceContent
type Read = { readonly content: Content; readonly errors?: undefined } | { readonly errors: FieldError[]; readonly content?: undefined }

const typed = [
  { name: 'name', longest: 120, missing: 'Enter the name of the service' },
  { name: 'what', longest: 600, missing: 'Enter what the service does' },
  { name: 'who', longest: 600 },
  { name: 'phone', longest: 20 },
  { name: 'opening', longest: 300 },
  { name: 'email', longest: 200 },
  { name: 'web', longest: 500 },
  { name: 'address', longest: 300 },
]

const noContact = (values: FormValues): FieldError[] =>
  ['phone', 'email', 'web', 'address'].some((name) => typedIn(values, name) !== undefined)
    ? []
    : [{ field: 'phone', message: 'Enter a phone number, or another way to reach the service' }]

const chosen = (values: FormValues, name: string): readonly string[] => values[name] ?? []

/** English words in place of the English ones that were there; an empty field takes its translations along. */
const inEnglish = (text: string | undefined, before: Readonly<Record<string, string>> | undefined): Record<string, string> | undefined =>
  text === undefined ? undefined : { ...before, en: text.trim() }

const wordsOf = (values: FormValues, before: ServiceWords | undefined): ServiceWords => {
  const text = (name: string): string | undefined => typedIn(values, name)?.trim()
  return {
    name: inEnglish(text('name'), before?.name) ?? {},
    what: inEnglish(text('what'), before?.what) ?? {},
    who: inEnglish(text('who'), before?.who),
    opening: inEnglish(text('opening'), before?.opening),
    phone: text('phone'),
    email: text('email'),
    web: text('web'),
    address: text('address'),
  }
}

/** A service as its form says it; `before`: the version that is changed, whose other languages stay. */
export const readService = (values: FormValues, before?: Content): Read => {
  const needs = SupportNeed.options.filter((need) => chosen(values, 'needs').includes(need))
  const place = SupportPlace.safeParse(first(values, 'place'))
  const owner = PieceOwner.safeParse(first(values, 'owner'))
  const spoken = [...chosen(values, 'spoken')]
  const review = readDay(values, 'review', 'The day of the next check')
  const reviewErrors =
    'error' in review
      ? [review.error]
      : review.day === undefined
        ? [{ field: 'review-day', message: 'Enter the day by which somebody checks it again' }]
        : []
  const [name, what, ...rest] = typed
  const errors = [
    ...checkTyped(
      values,
      [name, what].filter((each) => each !== undefined),
    ),
    ...(needs.length > 0 ? [] : [{ field: 'needs', message: 'Choose what it helps with' }]),
    ...(place.success ? [] : [{ field: 'place', message: 'Choose whom it is for' }]),
    ...noContact(values),
    ...checkTyped(values, rest),
    ...(spoken.length > 0 ? [] : [{ field: 'spoken', message: 'Choose the languages people speak there' }]),
    ...(owner.success ? [] : [{ field: 'owner', message: 'Choose who keeps it true' }]),
    ...reviewErrors,
  ]
  if (errors.length > 0 || !place.success || !owner.success || 'error' in review) return { errors }
  return {
    content: {
      about: { kind: 'service', needs, place: place.data, spoken, interpreters: first(values, 'interpreters') === 'yes' },
      unchecked: before?.unchecked ?? [],
      owner: owner.data,
      reviewBy: review.day,
      words: wordsOf(values, before?.words),
    },
  }
}

/** A service as its form shows it. */
export const serviceValues = ({ about, owner, reviewBy, words }: Content): FormValues => ({
  name: [words.name.en ?? ''],
  what: [words.what.en ?? ''],
  who: [words.who?.en ?? ''],
  opening: [words.opening?.en ?? ''],
  phone: [words.phone ?? ''],
  email: [words.email ?? ''],
  web: [words.web ?? ''],
  address: [words.address ?? ''],
  needs: about.needs,
  place: [about.place],
  spoken: about.spoken,
  interpreters: about.interpreters ? ['yes'] : [],
  owner: [owner],
  ...(reviewBy === undefined ? {} : dayValues('review', reviewBy)),
})

/** Where the form shows what the service refuses. */
export const serviceFields = {
  codes: { 'review-not-ahead': 'review-day', 'review-missing': 'review-day', 'changed-since': 'name' },
  paths: { 'words.phone': 'phone', 'words.email': 'email', 'words.web': 'web', 'words.address': 'address', 'about.spoken': 'spoken' },
  otherwise: 'name',
} as const
