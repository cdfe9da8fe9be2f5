import { join } from 'node:path'
import type { Row, Value } from '@heard/event-sourcing'
import { type Projector, startProjector } from '@heard/event-store'
import type { Platform } from './platform.ts'
import { type Follower, type FollowerStatus, followerStatus } from './read-models.ts'
import type { ServiceManifest } from './service.ts'

/** One service's read model: rows folded from the log into a disposable local database file. */
export class ReadModel implements Follower {
  private constructor(
    private readonly service: string,
    private readonly projector: Projector,
  ) {}

  /** Starts folding; readers may query at once and see how far it has come in `status`. */
  static async open(platform: Platform, { name, projections }: ServiceManifest): Promise<ReadModel> {
    const file = join(platform.configuration.dataDirectory, 'read', `${name}.sqlite`)
    const model = new ReadModel(
      name,
      await startProjector({
        store: platform.store,
        file,
        projections,
        onBatch: ({ facts, milliseconds }) => platform.telemetry.ended('projection batch', milliseconds, { follower: { name }, facts }),
        onDeadLetter: ({ reader }) => platform.log.event('follower.stopped', { follower: { name: `${name}/${reader}` } }),
      }),
    )
    platform.readModels.add(model)
    return model
  }

  /** Rows of a query, parameters bound by position. */
  query<R extends Row>(sql: string, ...parameters: readonly Value[]): readonly R[] {
    return this.projector.query<R>(sql, parameters)
  }

  waitFor(position: bigint, milliseconds: number): Promise<boolean> {
    return this.projector.waitFor(position, milliseconds)
  }

  status(): readonly FollowerStatus[] {
    return this.projector.status().map((status) => followerStatus(this.service, status))
  }

  /** Folds one projection, or all, again from the first fact. */
  rebuild(projection?: string): Promise<void> {
    return this.projector.rebuild(projection)
  }

  async onApplicationShutdown(): Promise<void> {
    await this.projector.stop()
  }
}
