/** Milliseconds since 1970 of an ISO 8601 time. Throws RangeError for anything else. */
export const instantOf = (time: string): number => {
  const instant = Date.parse(time)
  if (Number.isNaN(instant)) throw new RangeError('The vault was given a time that is not ISO 8601')
  return instant
}
