import { publicReport } from '@heard/contracts/reporting'
import { plusDays } from '../tour/days.ts'
import type { TourFile } from '../tour/import-step.ts'
import type { Walk } from '../tour/walk.ts'
import { FIVE_YEARS_DAYS, inOrder } from './five-years.ts'
import { lutonYears } from './luton-years.ts'
import type { MovingClock } from './moving-clock.ts'
import { strategyYears } from './strategy-years.ts'

const programmes = ['luton-cancer', 'elft-big-conversation'] as const

/** How a programme stood at the end of a year. */
export type YearEnd = {
  readonly on: string
  readonly programme: string
  readonly edition: number
  readonly recommendations: number
  readonly silent: number
  readonly commitments: number
  readonly overdue: number
  readonly claimed: number
  readonly confirmed: number
  readonly disputed: number
}

type Task = {
  readonly api: Walk['api']
  readonly clock: MovingClock
  readonly file: TourFile
  /** Does what is done from time to time, by the clock. */
  look(): Promise<void>
  progress(line: string): void
}

const standing = async ({ api, clock }: Task): Promise<readonly YearEnd[]> => {
  const ends: YearEnd[] = []
  for (const programme of programmes) {
    const { edition, figures } = await api.public(publicReport, { params: { programme } })
    const { recommendations, silent, commitments, overdue, claimed, confirmed, disputed } = figures
    ends.push({
      on: clock.today,
      programme,
      edition: edition?.number ?? 0,
      recommendations,
      silent,
      commitments,
      overdue,
      claimed,
      confirmed,
      disputed,
    })
  }
  return ends
}

/** Runs five years of both programmes, day after day; how they stood at the end of each year. */
export const runFiveYears = async (task: Task): Promise<readonly YearEnd[]> => {
  const { api, clock, file, look, progress } = task
  const start = clock.today
  const ends: YearEnd[] = []
  const walkToday = (): Walk => ({ api, today: clock.today, progress, did: progress })
  const yearEnds = [1, 2, 3, 4, 5].map((year) => ({
    day: year === 5 ? FIVE_YEARS_DAYS : year * 365,
    what: async () => void ends.push(...(await standing(task))),
  }))
  for (const { day, what } of inOrder(lutonYears(file), strategyYears(), yearEnds)) {
    await clock.to(plusDays(start, day), look)
    progress(clock.today)
    await what(walkToday())
  }
  return ends
}
