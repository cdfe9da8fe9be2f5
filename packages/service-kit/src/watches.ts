import { once } from 'node:events'
import type { Tenure } from '@heard/event-store'
import type { Platform } from './platform.ts'
import type { Watching } from './service.ts'
import { Watch } from './watch.ts'

/** Runs what a service looks at from time to time, from when the process is up until it goes down, in one process at a time. */
export class Watches {
  private tenure: Tenure | undefined

  constructor(
    private readonly platform: Pick<Platform, 'log' | 'work'>,
    private readonly service: string,
    private readonly watchings: readonly Watching[],
  ) {}

  onApplicationBootstrap(): void {
    if (this.watchings.length === 0) return
    this.tenure = this.platform.work.leases.during(`watches/${this.service}`, ({ signal }) => this.watchUntil(signal))
  }

  async onModuleDestroy(): Promise<void> {
    await this.tenure?.stop()
  }

  private async watchUntil(signal: AbortSignal): Promise<void> {
    const watches = this.watchings.map((watching) => this.begin(watching))
    if (!signal.aborted) await once(signal, 'abort')
    await Promise.all(watches.map((watch) => watch.stop()))
  }

  private begin(watching: Watching): Watch {
    const watch = new Watch(
      async () => void (await watching.look()),
      (error) => this.platform.log.event(watching.failed, { error }),
    )
    if (watching.atStart) void watch.look()
    watch.start(watching.everyMs)
    return watch
  }
}
