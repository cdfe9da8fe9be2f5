const minutesAhead = (moment: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(moment)
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value)
  return Math.round((Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - moment) / 60_000)
}

/** The moment in UTC of a day and a time (`13:30`) in Britain, summer or winter. Undefined when the time is none. */
export const britishMoment = (day: string, time: string): string | undefined => {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const asUtc = Date.parse(`${day}T${hours.padStart(2, '0')}:${minutes}:00Z`)
  return new Date(asUtc - minutesAhead(asUtc) * 60_000).toISOString()
}

/** A moment as its day and time in Britain: `2026-11-22` and `13:30`. */
export const britishTime = (moment: string): { readonly day: string; readonly time: string } => {
  const at = Date.parse(moment)
  const local = new Date(at + minutesAhead(at) * 60_000).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 16) }
}
