import { AnswerField, type Barrier, FileField, MomentField, type ProgrammeView, placeAmong, type WordsField } from '@heard/contracts/engagement'
import type { ContributionState, ContributionSummary, ThemeView } from '@heard/contracts/reporting'

export const stateNames = {
  received: 'To de-identify',
  'de-identified': 'To code',
  coded: 'Coded',
  withdrawn: 'Withdrawn',
} as const satisfies Record<ContributionState, string>
export const originNames = {
  story: 'Story',
  import: 'Import',
  questionnaire: 'Questionnaire',
  gathering: 'Gathering',
  champion: 'Champion’s note',
} as const satisfies Record<ContributionSummary['origin'], string>
const partNames: Readonly<Partial<Record<WordsField, string>>> = {
  happened: 'What happened',
  worked: 'What worked',
  gotInTheWay: 'What got in the way',
  wouldHaveHelped: 'What would have helped',
  added: 'Added later',
}

/** What a part of the words is called. `stages`: names of those that the contribution is about, where they are known. */
export const partName = (field: WordsField, stages: readonly string[] = []): string => {
  const named = partNames[field]
  if (named) return named
  const moment = placeAmong(MomentField.options, field)
  const answer = placeAmong(AnswerField.options, field)
  if (answer >= 0) return `Answer ${answer + 1}`
  if (moment >= 0) return `What happened: ${stages[moment] ?? `part ${moment + 1}`}`
  return `What file ${placeAmong(FileField.options, field) + 1} says`
}

export const barrierNames = {
  language: 'Language',
  transport: 'Transport',
  cost: 'Cost',
  'being-believed': 'Not being believed',
  waiting: 'Waiting',
  information: 'Information',
  'culture-and-stigma': 'Culture and stigma',
  'digital-access': 'Digital access',
  other: 'Something else',
} as const satisfies Record<Barrier, string>

export type Name = { readonly id: string; readonly name: string }
/** Everything that a contribution refers to by id, in words. */
export type Names = { readonly stages: readonly Name[]; readonly communities: readonly Name[]; readonly themes: readonly ThemeName[] }
export type ThemeName = Name & { readonly depth: number; readonly retired: boolean }

const textOfWording = (wording: ThemeView['name']): string => (wording.status === 'open' ? wording.text : `(${wording.status})`)

export const themeNames = (themes: readonly ThemeView[]): ThemeName[] =>
  themes.map(({ id, name, depth, retired }) => ({ id, name: textOfWording(name), depth, retired }))

const nameOfEntry = ({ id, name }: ProgrammeView['stages'][number]): Name => ({ id, name: name.text })

export const namesOf = ({ stages, communities, audiences }: ProgrammeView, themes: readonly ThemeView[]): Names => ({
  stages: stages.map(nameOfEntry),
  communities: [...communities, ...audiences].map(nameOfEntry),
  themes: themeNames(themes),
})

export const nameIn = (list: readonly Name[], id: string): string =>
  list.find((entry) => entry.id === id)?.name ?? (id === 'none-of-these' ? 'None of these' : id)

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' })
export const languageName = (tag: string): string => (tag === 'und' ? 'Not known' : (languageNames.of(tag) ?? tag))

/** A theme in a select, moved in by its depth. */
export const indented = ({ name, depth, retired }: ThemeName): string => `${'\u00A0\u00A0\u00A0'.repeat(depth)}${name}${retired ? ' (retired)' : ''}`
