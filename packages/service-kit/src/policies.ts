import { once } from 'node:events'
import { type Holding, type Policy as RunningPolicy, startPolicy, type Tenure } from '@heard/event-store'
import type { Platform } from './platform.ts'
import { type FollowerStatus, followerStatus } from './read-models.ts'
import type { Policy, ServiceManifest } from './service.ts'

/** Runs the policies of one service from when the process is up until it goes down, in one process at a time; the others stand by. */
export class Policies {
  private running: RunningPolicy[] = []
  private tenure: Tenure | undefined

  constructor(
    private readonly platform: Platform,
    private readonly manifest: ServiceManifest,
    private readonly policies: readonly Policy[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.policies.length === 0) return
    const started = Promise.withResolvers<void>()
    started.promise.catch(() => undefined)
    this.tenure = this.platform.work.leases.during(`policies/${this.manifest.name}`, async (holding) => {
      try {
        await this.run(holding, started.resolve)
      } catch (error) {
        started.reject(error)
        throw error
      }
    })
    if (this.tenure.held()) await started.promise
    this.platform.readModels.add({ waitFor: () => Promise.resolve(true), status: () => this.statuses() })
  }

  private async run(holding: Holding, started: () => void): Promise<void> {
    const progress = this.platform.work.progress(this.manifest.name, holding)
    const running: RunningPolicy[] = []
    this.running = running
    try {
      for (const policy of this.policies) running.push(await this.start(policy, { progress, signal: holding.signal }))
      started()
      if (!holding.signal.aborted) await once(holding.signal, 'abort')
    } finally {
      await Promise.all(running.map((policy) => policy.stop()))
      await progress.close()
    }
  }

  private start(policy: Policy, held: Pick<Parameters<typeof startPolicy>[0], 'progress' | 'signal'>): Promise<RunningPolicy> {
    const { store, log } = this.platform
    const onDeadLetter = ({ reader }: { readonly reader: string }): void =>
      log.event('follower.stopped', { follower: { name: `${this.manifest.name}/${reader}` } })
    return startPolicy({ ...held, store, name: policy.name, types: policy.types, handle: (fact) => policy.handle(fact), onDeadLetter })
  }

  private statuses(): readonly FollowerStatus[] {
    const held = this.tenure?.held() === true
    return this.policies.map(({ name }, index) => {
      const running = held ? this.running[index] : undefined
      if (running) return { ...followerStatus(this.manifest.name, running.status()), runsOnce: true }
      return { name: `${this.manifest.name}/${name}`, ready: !held, runsOnce: true, standingBy: !held }
    })
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tenure?.stop()
  }
}
