const DAY_MS = 86_400_000

const isWeekend = (milliseconds: number): boolean => [0, 6].includes(new Date(milliseconds).getUTCDay())

/** The day so many working days after this one; Saturdays and Sundays do not count, bank holidays do. Days as `2026-11-22`. */
export const workingDaysAfter = (day: string, count: number): string => {
  let at = Date.parse(day)
  for (let left = count; left > 0; ) {
    at += DAY_MS
    if (!isWeekend(at)) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}
