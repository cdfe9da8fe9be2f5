/** Days since 1970 of a calendar day. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

export const dayOfNumber = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)

/** A share of a picture's width, in percent with two decimals: percentages let the browser fit the picture without shrinking its text. */
export const percent = (share: number): number => Math.round(share * 10_000) / 100

export type Tick = { readonly x: number; readonly day: string }
export type TimeScale = { readonly from: string; readonly to: string; readonly x: (day: string) => number; readonly ticks: readonly Tick[] }

/** Room at both ends, so that a mark at the first or last day is whole. */
const margin = 0.03
const stepsInMonths = [1, 3, 6, 12, 24, 60, 120] as const

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

const firstOfMonth = (day: string, months: number): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 10)

/** The first day of each step that begins between two days, counted from January so that years fall on a step. */
const tickDays = (from: string, to: string): string[] => {
  const months = monthsBetween(from, to)
  const step = stepsInMonths.find((each) => months / each <= 4) ?? 240
  const since = (Number(from.slice(0, 4)) % 10) * 12 + Number(from.slice(5, 7)) - 1
  const first = (step - (since % step)) % step
  return Array.from({ length: Math.ceil((months + 1) / step) + 1 }, (_, index) => firstOfMonth(from, first + index * step)).filter(
    (day) => day >= from && day <= to,
  )
}

/** Where days stand on a line that holds all of them; `mirrored` runs from right to left. */
export const timeScale = (days: readonly string[], mirrored = false): TimeScale => {
  const sorted = days.toSorted()
  const from = sorted[0] ?? '1970-01-01'
  const to = sorted.at(-1) ?? from
  const length = Math.max(1, dayNumber(to) - dayNumber(from))
  const x = (day: string): number => {
    const share = margin + ((dayNumber(day) - dayNumber(from)) / length) * (1 - 2 * margin)
    return percent(mirrored ? 1 - share : share)
  }
  return { from, to, x, ticks: tickDays(from, to).map((day) => ({ day, x: x(day) })) }
}

export type Stretch = { readonly x: number; readonly width: number }

/** The stretch between two places, whichever lies first. */
export const stretch = (a: number, b: number): Stretch => ({ x: Math.min(a, b), width: Math.round(Math.abs(b - a) * 100) / 100 })

/** Parts of a whole side by side, in the order given; nothing for an empty whole. */
export const stack = <Key extends string>(
  parts: readonly { readonly key: Key; readonly count: number }[],
  mirrored = false,
): (Stretch & { readonly key: Key; readonly count: number })[] => {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  let before = 0
  return parts.flatMap(({ key, count }) => {
    if (count === 0) return []
    const start = percent(before / total)
    before += count
    const end = percent(before / total)
    return [{ key, count, ...(mirrored ? stretch(100 - start, 100 - end) : stretch(start, end)) }]
  })
}
