const DAY_MS = 86_400_000
const MONDAY = 1

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
const weekdayOf = (milliseconds: number): number => new Date(milliseconds).getUTCDay()
const isWeekend = (milliseconds: number): boolean => [0, 6].includes(weekdayOf(milliseconds))

/** Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher). */
const easterSunday = (year: number): number => {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100]
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const count = epact + weekday - 7 * late + 114
  return Date.UTC(year, Math.floor(count / 31) - 1, (count % 31) + 1)
}

/** The first Monday on or after a day. */
const mondayFrom = (milliseconds: number): number => milliseconds + ((MONDAY - weekdayOf(milliseconds) + 7) % 7) * DAY_MS

/** Holidays at a weekend move to the next day that is neither at one nor a holiday. */
const substituted = (days: readonly number[]): number[] => {
  const taken = new Set(days.filter((day) => !isWeekend(day)))
  return days.map((day) => {
    let at = day
    while (isWeekend(at) || (at !== day && taken.has(at))) at += DAY_MS
    taken.add(at)
    return at
  })
}

/**
 * The bank holidays of England and Wales in a year, as `2026-12-25`, in order: those of the Banking and Financial Dealings Act 1971 and by custom, with
 * their substitutes at weekends. Holidays that are proclaimed once, such as for a coronation, are not among them.
 */
export const bankHolidays = (year: number): readonly string[] => {
  const easter = easterSunday(year)
  const holidays = [
    ...substituted([Date.UTC(year, 0, 1)]),
    easter - 2 * DAY_MS,
    easter + DAY_MS,
    mondayFrom(Date.UTC(year, 4, 1)),
    mondayFrom(Date.UTC(year, 4, 25)),
    mondayFrom(Date.UTC(year, 7, 25)),
    ...substituted([Date.UTC(year, 11, 25), Date.UTC(year, 11, 26)]),
  ]
  return holidays.toSorted((a, b) => a - b).map(dayOf)
}
