import type { PolicyStatus, ProjectionStatus } from '@heard/event-store'

/** How far one follower of the log has come, for `/health/ready`. */
export type FollowerStatus = {
  readonly name: string
  /** Whether it has caught up with the log for the first time. */
  readonly ready: boolean
  /** Position of the fact that stopped it; only this follower stands still, the rest goes on. */
  readonly stoppedAt?: bigint
  /** Position up to which it has come; left out by what follows something other than facts. */
  readonly cursor?: bigint
  /** What it reads or writes to is away; it goes on by itself when that is back. */
  readonly interrupted?: boolean
  /** Work that one process does for all of them. No request waits for it, so a process that takes it over is ready meanwhile. */
  readonly runsOnce?: boolean
  /** Another process does this work; this one takes over when that one goes. */
  readonly standingBy?: boolean
}

/** The state of a projection or policy of a service, as health shows it. */
export const followerStatus = (service: string, { name, caughtUp, cursor, deadLetter, outage }: ProjectionStatus | PolicyStatus): FollowerStatus => ({
  name: `${service}/${name}`,
  ready: caughtUp,
  cursor,
  interrupted: outage !== null,
  ...(deadLetter ? { stoppedAt: deadLetter.position } : {}),
})

/** Something that follows the log: a service's read model, a policy, the analysis index. */
export type Follower = {
  /** Whether it reaches this position within the time. A follower that is stopped does not hold up readers. */
  waitFor(position: bigint, milliseconds: number): Promise<boolean>
  status(): readonly FollowerStatus[]
}

/** All that follows the log in this process. */
export class ReadModels {
  private readonly all = new Set<Follower>()

  add(follower: Follower): void {
    this.all.add(follower)
  }

  /** Whether everything in this process has come to this position within the time. */
  async waitFor(position: bigint, milliseconds: number): Promise<boolean> {
    const reached = await Promise.all([...this.all].map((follower) => follower.waitFor(position, milliseconds)))
    return reached.every(Boolean)
  }

  status(): readonly FollowerStatus[] {
    return [...this.all].flatMap((follower) => follower.status())
  }
}
