/** Hours that champions are thanked for. */
const milestones = [1, 10, 25, 50, 100, 250, 500, 1_000]
const MINUTES = 60

/** The highest milestone that so many minutes reached, and the one that comes next. */
export const thanksFor = (minutes: number): { reached?: number; next?: number } => {
  const reached = milestones.findLast((hours) => minutes >= hours * MINUTES)
  const next = milestones.find((hours) => minutes < hours * MINUTES)
  return { ...(reached === undefined ? {} : { reached }), ...(next === undefined ? {} : { next }) }
}
