import { britishMoment, britishTime } from '@heard/contracts'

/** A moment as the clock on the wall shows it, in milliseconds as if that were UTC. */
const onTheWall = (moment: string): number => {
  const { day, time } = britishTime(moment)
  return Date.parse(`${day}T${time}:00Z`)
}

/** A moment moved as far as another one was, by the clock on the wall: ten in the morning stays ten, whatever the clocks did in between. */
export const movedLike = (from: string, to: string, other: string): string => {
  const moved = new Date(onTheWall(other) + onTheWall(to) - onTheWall(from)).toISOString()
  return britishMoment(moved.slice(0, 10), moved.slice(11, 16)) ?? other
}
