import type { ImportCounts, ImportFact, ImportMap, ImportStatus } from '@heard/contracts/engagement'
import { Platform, Refused, uuidv7 } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ContributionImport } from '../run/contribution-import.ts'
import { rejectedCsv } from '../run/rejected-csv.ts'
import type { Table } from '../table/read-table.ts'
import { ImportDesk, rejectedName } from './import-desk.ts'
import { importPorts } from './import-ports.factory.ts'
import { MemoryFull, ShortMemory } from './short-memory.ts'

type Running = { readonly batch: string; readonly table: Table; readonly done: Promise<void> }
type Live = { readonly programme: string; status: ImportStatus }
type Rejected = { readonly programme: string; readonly name: string; readonly csv: string }

const HALF_AN_HOUR_MS = 30 * 60_000
const MOST_BYTES = 100 * 1024 * 1024
const MOST_FAILURES = 100
const none: ImportCounts = { rows: 0, accepted: 0, rejected: 0, duplicates: 0, leftOut: 0 }

/** Imports that run in the background, one per programme at a time. */
@Injectable()
export class RunningImports {
  private readonly claimed = new Set<string>()
  private readonly running = new Map<string, Running>()
  /** Imports under way, and those that failed; what has finished is told by its facts. */
  private readonly live = new Map<string, Live>()
  private readonly rejectedRows = new ShortMemory<Rejected>({ bytes: MOST_BYTES, milliseconds: HALF_AN_HOUR_MS })

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ImportDesk) private readonly desk: ImportDesk,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    const running = [...this.running.values()]
    await Promise.all(running.map(({ table }) => table.close()))
    await Promise.all(running.map(({ done }) => done))
    this.rejectedRows.forgetAll()
  }

  /** Starts and answers the batch; everything that can be refused is refused now. */
  async start(programme: string, upload: string, map: ImportMap, actor: string): Promise<string> {
    if (this.claimed.has(programme)) throw new Refused('import-running')
    this.claimed.add(programme)
    try {
      const known = this.desk.names(programme)
      const asked = await this.desk.asked(programme, map)
      const { name, rows } = this.desk.about(programme, upload)
      const table = await this.desk.open(programme, upload, map)
      const { header } = table.head
      const batch = uuidv7(this.platform.clock.now())
      const run = new ContributionImport(importPorts(this.platform), { programme, batch, actor, map, header, known, asked })
      this.live.set(batch, { programme, status: { batch, state: 'running', counts: none, total: rows } })
      this.running.set(programme, { batch, table, done: this.follow(programme, batch, name, table, run) })
      return batch
    } catch (error) {
      this.claimed.delete(programme)
      throw error
    }
  }

  /** How far it has come: from memory while it runs, else from its facts. */
  async status(programme: string, batch: string): Promise<ImportStatus> {
    const live = this.live.get(batch)
    if (live?.programme === programme) return live.status
    let status: ImportStatus | undefined
    for await (const fact of this.platform.store.readStream<ImportFact>(`import-${programme}.${batch}`)) {
      if (fact.type === 'ImportStarted') status = { batch, state: 'interrupted' }
      if (fact.type !== 'ImportFinished') continue
      const { programme: _, batch: __, ...counts } = fact.data
      status = { batch, state: 'finished', counts, total: counts.rows }
    }
    if (!status) throw new Refused('not-found')
    return status
  }

  /** The rows that a finished import did not take, as CSV. */
  rejected(programme: string, batch: string): { readonly name: string; readonly csv: string } {
    const kept = this.rejectedRows.recall(batch, this.platform.clock.now())?.value
    if (kept?.programme !== programme) throw new Refused('not-found')
    return { name: kept.name, csv: kept.csv }
  }

  private async follow(programme: string, batch: string, name: string, table: Table, run: ContributionImport): Promise<void> {
    const live = this.live.get(batch)
    try {
      const { rejected } = await run.run(table.batches, (counts) => {
        if (live) live.status = { ...live.status, counts }
      })
      this.keepRejected(batch, { programme, name: rejectedName(name), csv: rejectedCsv(table.head.header, rejected) })
      this.live.delete(batch)
    } catch (error) {
      if (live) live.status = { ...live.status, state: 'failed' }
      this.forgetOldFailures()
      this.platform.log.event('import.failed', { error })
    } finally {
      await table.close()
      this.running.delete(programme)
      this.claimed.delete(programme)
    }
  }

  private keepRejected(batch: string, rejected: Rejected): void {
    try {
      this.rejectedRows.keep(batch, rejected, rejected.csv.length * 2, this.platform.clock.now())
    } catch (error) {
      if (!(error instanceof MemoryFull)) throw error
    }
  }

  private forgetOldFailures(): void {
    const failed = [...this.live].filter(([, { status }]) => status.state === 'failed').map(([batch]) => batch)
    for (const batch of failed.slice(0, -MOST_FAILURES)) this.live.delete(batch)
  }
}
