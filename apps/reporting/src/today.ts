/** The day of a moment, in UTC. */
export const dayOf = (moment: string): string => moment.slice(0, 10)
