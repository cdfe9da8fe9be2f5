import type { EditionDefinition, ProgrammeDefinition } from './programme-definition.ts'

const DAY_MS = 86_400_000
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS
const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Id of the edition that a development start opens; a second start finds it open already. */
export const developmentEditionId = 'development'

/**
 * The edition that a development start opens: from `today` (a Day) for as long as the programme truly ran, so that forms are open and clocks run.
 */
export const developmentEdition = ({ period }: Pick<ProgrammeDefinition, 'period'>, today: string): EditionDefinition => ({
  id: developmentEditionId,
  opens: today,
  closes: plusDays(today, daysBetween(period.from, period.to)),
})

/** The definition with its development edition last: the one that is in force, as editions that are still to come are left out. */
export const forDevelopment = (definition: ProgrammeDefinition, today: string): ProgrammeDefinition => ({
  ...definition,
  editions: [...definition.editions.filter(({ opens }) => opens <= today), developmentEdition(definition, today)],
})

/** The definition as it may go live: no consent is asked in a language whose translation nobody has checked. */
export const withCheckedNotices = (definition: ProgrammeDefinition): ProgrammeDefinition => ({
  ...definition,
  notices: definition.notices.map((notice) => ({
    ...notice,
    wording: Object.fromEntries(Object.entries(notice.wording).filter(([language]) => !definition.uncheckedLanguages.includes(language))),
    unavailable: [...new Set([...notice.unavailable, ...definition.uncheckedLanguages])],
  })),
})
