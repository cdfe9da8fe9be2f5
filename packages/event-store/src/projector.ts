import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Batch, EventStore, Projection, Row, Value } from '@heard/event-sourcing'
import { ChangeWriter } from './change-writer.ts'
import { type DeadLetter, loadDeadLetter } from './dead-letter.ts'
import { PositionWaiters } from './position-waiters.ts'
import { groupByCursor, ProjectionLane } from './projection-lane.ts'
import { ProjectionRun } from './projection-run.ts'
import { openReadModel, type ReadModelFile, type ReadModelPlace } from './read-model-file.ts'
import { prepareProjection, requireDistinct } from './read-model-tables.ts'

export type ProjectorOptions = ReadModelPlace & {
  readonly store: Pick<EventStore, 'subscribe' | 'head'>
  readonly projections: readonly Projection[]
  /** Told of each fact that stopped a projection. */
  onDeadLetter?(letter: DeadLetter): void
  /** Told of each batch that brought facts. */
  onBatch?(batch: { readonly facts: number; readonly milliseconds: number }): void
  /** Facts in one transaction at most; 500 unless told. */
  readonly batchSize?: number
}

export type ProjectionStatus = {
  readonly name: string
  readonly version: number
  /** Position up to which the read model is built. */
  readonly cursor: bigint
  /** Whether it has come to the newest fact since it was started or rebuilt. */
  readonly caughtUp: boolean
  /** The fact that it stopped at, or null. */
  readonly deadLetter: DeadLetter | null
  /** What it waits out at the moment (no room on the disk, an unusable store), or null. */
  readonly outage: string | null
}

const STATEMENTS = 500

const prepareRuns = (writer: DatabaseSync, projections: readonly Projection[], head: bigint): readonly ProjectionRun[] => {
  const changes = new ChangeWriter(writer)
  return projections.map((projection) => {
    const cursor = prepareProjection(writer, projection, head)
    return new ProjectionRun(projection, cursor, loadDeadLetter(writer, projection.name), writer, changes)
  })
}

/** Keeps read models in step with the facts. Start one with `startProjector`. */
export class Projector {
  readonly #options: ProjectorOptions
  readonly #file: ReadModelFile
  readonly #runs: readonly ProjectionRun[]
  readonly #lanes = new Set<ProjectionLane>()
  readonly #waiters = new PositionWaiters()
  readonly #queries = new Map<string, StatementSync>()
  #stopped = false

  constructor(options: ProjectorOptions, head: bigint) {
    const { projections } = options
    requireDistinct(projections)
    this.#options = options
    this.#file = openReadModel(options)
    try {
      this.#runs = prepareRuns(this.#file.writer, projections, head)
    } catch (error) {
      this.#file.close()
      throw error
    }
    for (const group of groupByCursor(this.#runs)) this.#follow(group)
  }

  /** For queries; read-only unless the read model is in memory or its database was handed in. */
  get database(): DatabaseSync {
    return this.#file.reader
  }

  /** The rows of a query, as plain objects; statements are prepared once. */
  query<R extends Row = Row>(sql: string, params: readonly Value[] = []): readonly R[] {
    let statement = this.#queries.get(sql)
    if (!statement) {
      statement = this.#file.reader.prepare(sql)
      if (this.#queries.size >= STATEMENTS) this.#queries.clear()
      this.#queries.set(sql, statement)
    }
    return statement.all(...params).map((row) => ({ ...row }) as R)
  }

  /** How each projection is. */
  status(): readonly ProjectionStatus[] {
    return this.#runs.map((run) => ({
      name: run.projection.name,
      version: run.projection.version,
      cursor: run.cursor,
      caughtUp: run.caughtUp,
      deadLetter: run.deadLetter ?? null,
      outage: this.#laneOf(run)?.outage ?? null,
    }))
  }

  /**
   * Whether the read models come to a position within a time: the one named, or all that are not stopped by a dead letter.
   * False at once when the named one is stopped before it.
   */
  waitFor(position: bigint, timeoutMs: number, name?: string): Promise<boolean> {
    const named = name === undefined ? undefined : this.#named(name)
    const runs = named ? [named] : this.#runs
    return this.#waiters.wait(
      () => runs.every(({ cursor, stopped }) => cursor >= position || (stopped && !named)),
      () => this.#stopped || named?.stopped === true,
      timeoutMs,
    )
  }

  /** Empties one projection, or all, and builds it again from the first fact; resolves when that has begun. */
  async rebuild(name?: string): Promise<void> {
    const runs = name === undefined ? this.#runs : [this.#named(name)]
    for (const run of runs) this.#leave(run)
    this.#inTransaction(() => {
      for (const run of runs) run.reset()
    })
    this.#follow(runs)
  }

  /** Ends after the batch at hand and closes the read model's file. */
  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    this.#waiters.check()
    await Promise.all([...this.#lanes].map((lane) => lane.stop()))
    this.#file.close()
  }

  #follow(runs: readonly ProjectionRun[]): void {
    if (runs.length === 0) return
    const lane = new ProjectionLane(runs)
    this.#lanes.add(lane)
    lane.start(this.#options.store, this.#options.batchSize ?? 500, (each, batch) => this.#take(each, batch))
  }

  #take(lane: ProjectionLane, batch: Batch): void {
    const runs = [...lane.runs]
    const began = performance.now()
    const committed = this.#inTransaction(() => runs.map((run) => run.take(batch)))
    for (const remember of committed) remember()
    const facts = batch.facts.length
    if (facts > 0) this.#options.onBatch?.({ facts, milliseconds: performance.now() - began })
    for (const run of runs.filter(({ stopped }) => stopped)) {
      this.#leave(run)
      if (run.deadLetter) this.#options.onDeadLetter?.(run.deadLetter)
    }
    this.#waiters.check()
  }

  #inTransaction<T>(work: () => T): T {
    const { writer } = this.#file
    writer.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      writer.exec('COMMIT')
      return result
    } catch (error) {
      if (writer.isTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }

  #leave(run: ProjectionRun): void {
    const lane = this.#laneOf(run)
    lane?.leave(run)
    if (lane?.runs.size === 0) this.#lanes.delete(lane)
  }

  #laneOf(run: ProjectionRun): ProjectionLane | undefined {
    return [...this.#lanes].find(({ runs }) => runs.has(run))
  }

  #named(name: string): ProjectionRun {
    const run = this.#runs.find(({ projection }) => projection.name === name)
    if (!run) throw new Error(`there is no projection ${name}`)
    return run
  }
}

/**
 * Starts to keep read models in step with the facts: rows and cursor of a batch in one transaction (WAL, synchronous=NORMAL).
 * A projection that is new, or whose version or tables changed, is built from the first fact.
 * A fact that makes a projection throw is kept as a dead letter and stops only that projection; the next start tries it again.
 * @throws Error when two projections claim one name or one table
 */
export const startProjector = async (options: ProjectorOptions): Promise<Projector> => new Projector(options, await options.store.head())
