import type { Platform } from './platform.ts'
import type { Watching } from './service.ts'
import { Watch } from './watch.ts'

/** Runs what a service looks at from time to time, from when the process is up until it goes down. */
export class Watches {
  private readonly running: readonly { readonly watching: Watching; readonly watch: Watch }[]

  constructor({ log }: Pick<Platform, 'log'>, watchings: readonly Watching[]) {
    this.running = watchings.map((watching) => ({
      watching,
      watch: new Watch(
        async () => void (await watching.look()),
        (error) => log.event(watching.failed, { error }),
      ),
    }))
  }

  onApplicationBootstrap(): void {
    for (const { watching, watch } of this.running) {
      if (watching.atStart) void watch.look()
      watch.start(watching.everyMs)
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running.map(({ watch }) => watch.stop()))
  }
}
