import { join } from 'node:path'
import { type Policy as RunningPolicy, startPolicy } from '@heard/event-store'
import type { Platform } from './platform.ts'
import { type FollowerStatus, followerStatus } from './read-models.ts'
import type { Policy, ServiceManifest } from './service.ts'

/** Runs the policies of one service from when the process is up until it goes down. */
export class Policies {
  private running: readonly RunningPolicy[] = []

  constructor(
    private readonly platform: Platform,
    private readonly manifest: ServiceManifest,
    private readonly policies: readonly Policy[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { store, configuration, readModels, log } = this.platform
    const onDeadLetter = ({ reader }: { readonly reader: string }): void =>
      log.event('follower.stopped', { follower: { name: `${this.manifest.name}/${reader}` } })
    const file = join(configuration.dataDirectory, 'policies', `${this.manifest.name}.sqlite`)
    this.running = await Promise.all(
      this.policies.map((policy) =>
        startPolicy({ store, file, name: policy.name, types: policy.types, handle: (fact) => policy.handle(fact), onDeadLetter }),
      ),
    )
    readModels.add({ waitFor: () => Promise.resolve(true), status: () => this.statuses() })
  }

  private statuses(): readonly FollowerStatus[] {
    return this.running.map((policy) => followerStatus(this.manifest.name, policy.status()))
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.running.map((policy) => policy.stop()))
  }
}
