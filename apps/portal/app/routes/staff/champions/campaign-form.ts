import type { BodyOf } from '@heard/contracts'
import type { beginCampaign, CampaignDesk } from '@heard/contracts/champions'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

type Content = BodyOf<typeof beginCampaign>

/** The languages that the pages of residents are in: words in others may be added one at a time. */
export const pageLanguages = [
  ['en', 'English'],
  ['ur', 'Urdu'],
] as const

const wordsIn = (values: FormValues): Content['words'] =>
  pageLanguages.flatMap(([language]) => {
    const [title, about] = [typedIn(values, `title-${language}`), typedIn(values, `about-${language}`)]
    return title === undefined || about === undefined ? [] : [{ language, title, about }]
  })

/** English is asked for; in another language both or neither. */
const wordFaults = (values: FormValues): FieldError[] =>
  pageLanguages.flatMap(([language, name]) => {
    const half = [`title-${language}`, `about-${language}`].map((field) => typedIn(values, field) !== undefined)
    const needed = language === 'en' || half.includes(true)
    return checkTyped(values, [
      { name: `title-${language}`, longest: 150, ...(needed ? { missing: `Enter what the role is called in ${name}` } : {}) },
      { name: `about-${language}`, longest: 2_000, ...(needed ? { missing: `Enter what it is about in ${name}` } : {}) },
    ])
  })

/** What was filled in of a campaign, or what is still to be said. */
export const readCampaign = (values: FormValues): { readonly errors: readonly FieldError[] } | { readonly content: Content } => {
  const days = (
    [
      ['from', 'The first day'],
      ['until', 'The last day'],
    ] as const
  ).map(([name, what]) => {
    const read = readDay(values, name, what)
    if ('error' in read) return read
    return read.day === undefined ? { error: { field: `${name}-day`, message: `Enter ${what.toLowerCase()}` } } : { day: read.day }
  })
  const errors = [...wordFaults(values), ...days.flatMap((read) => ('error' in read ? [read.error] : []))]
  const [from, until] = days.map((read) => ('day' in read ? read.day : undefined))
  if (errors.length > 0 || from === undefined || until === undefined) return { errors }
  return { content: { words: wordsIn(values), from, until, communities: [...(values.communities ?? [])], languages: [...(values.languages ?? [])] } }
}

/** The form as it stands for a campaign. */
export const campaignValues = ({ words, from, until, communities, languages }: Pick<CampaignDesk, keyof Content>): FormValues => ({
  ...Object.fromEntries(
    words.flatMap(({ language, title, about }) => [
      [`title-${language}`, [title]],
      [`about-${language}`, [about]],
    ]),
  ),
  ...dayValues('from', from),
  ...dayValues('until', until),
  communities,
  languages,
})

/** Where a refusal is shown. */
export const campaignFields = { otherwise: 'title-en', codes: { 'ends-before': 'until-day', 'unknown-community': 'communities' } }

export const spokenLanguages = writingLanguages.map(([value, label]) => ({ value, label }))
