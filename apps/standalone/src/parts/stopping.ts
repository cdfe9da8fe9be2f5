import type { Follower, FollowerStatus } from '@heard/service-kit'

/** Among what health waits for: a process that is about to end is not ready. */
export class Stopping implements Follower {
  private stopping = false

  begin(): void {
    this.stopping = true
  }

  async waitFor(): Promise<boolean> {
    return true
  }

  status(): readonly FollowerStatus[] {
    return this.stopping ? [{ name: 'shutdown', ready: false }] : []
  }
}
