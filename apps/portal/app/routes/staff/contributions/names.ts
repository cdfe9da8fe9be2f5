import type { ProgrammeView } from '@heard/contracts/engagement'
import type { ContributionState, ContributionSummary, ThemeView } from '@heard/contracts/reporting'

export const stateNames = {
  received: 'To de-identify',
  'de-identified': 'To code',
  coded: 'Coded',
  withdrawn: 'Withdrawn',
} as const satisfies Record<ContributionState, string>
export const originNames = { story: 'Story', import: 'Import', questionnaire: 'Questionnaire', gathering: 'Gathering' } as const satisfies Record<
  ContributionSummary['origin'],
  string
>
export const fieldNames = {
  happened: 'What happened',
  worked: 'What worked',
  gotInTheWay: 'What got in the way',
  wouldHaveHelped: 'What would have helped',
} as const

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
