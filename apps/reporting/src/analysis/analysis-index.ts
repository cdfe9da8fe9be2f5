import { join } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { Row, Value } from '@heard/event-sourcing'
import { type Follower, type FollowerStatus, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IndexedRecord, indexedTypes } from './index-facts.ts'
import { openIndexFile } from './index-file.ts'
import { IndexWriter, type OpenedPayloads } from './index-writer.ts'
import { ReadingThread } from './reading-thread.ts'

/** Attempts at one batch before the index stands still, with pauses that double. */
const ATTEMPTS = 5
const PAUSE_MS = 100
/** Small enough that a request waits a few milliseconds at most while an import is indexed. */
const BATCH = 100

/** Recorded with every opening the index makes. */
const access = { purpose: 'narrative', actor: 'analysis-index', reason: 'analysis-index' }

/** Counts that are kept at once. */
const MOST_COUNTS = 500
/** Prepared statements that are kept at once. */
const MOST_STATEMENTS = 200

const NAME = 'reporting/analysis-index'

/**
 * The analysis index (PRIVACY.md): a disposable file of structured attributes and de-identified text, opened from the vault in batches, one recorded
 * opening each. Follows the log by itself, because opening takes time and the vault may refuse.
 */
@Injectable()
export class AnalysisIndex implements Follower {
  private readonly database: DatabaseSync
  private readonly writer: IndexWriter
  private readonly abort = new AbortController()
  private readonly waiting = new Set<() => void>()
  private readonly forgetting = new Set<() => void>()
  private readonly thread: ReadingThread
  private readonly counts = new Map<string, Promise<readonly Row[]>>()
  private readonly statements = new Map<string, StatementSync>()
  private following: Promise<void> = Promise.resolve()
  private cursor: bigint
  private caughtUp = false
  private stoppedAt: bigint | undefined

  constructor(@Inject(Platform) private readonly platform: Platform) {
    const file = join(platform.configuration.dataDirectory, 'read', 'analysis.sqlite')
    this.database = openIndexFile(file)
    this.thread = new ReadingThread(file)
    this.writer = new IndexWriter(this.database, () => {
      for (const tell of this.forgetting) tell()
    })
    this.cursor = BigInt(Number(this.database.prepare('SELECT position FROM cursor').get()?.position ?? 0))
  }

  onApplicationBootstrap(): void {
    this.platform.readModels.add(this)
    this.following = this.follow()
  }

  async onApplicationShutdown(): Promise<void> {
    this.abort.abort()
    await this.following
    await this.thread.end()
    this.database.close()
  }

  /** For few rows: others wait until they are read. */
  query<R extends Row>(sql: string, ...parameters: readonly Value[]): readonly R[] {
    return this.prepared(sql)
      .all(...parameters)
      .map((row) => ({ ...row }) as R)
  }

  /** For what looks at all contributions, in a thread of its own. */
  search<R extends Row>(sql: string, ...parameters: readonly Value[]): Promise<readonly R[]> {
    return this.thread.ask<R>(sql, parameters)
  }

  /** As `search`, done once until something in the index changes. Never with words that somebody typed. */
  count<R extends Row>(sql: string, ...parameters: readonly Value[]): Promise<readonly R[]> {
    const asked = JSON.stringify([sql, parameters])
    const known = this.counts.get(asked)
    if (known) return known as Promise<readonly R[]>
    if (this.counts.size >= MOST_COUNTS) this.counts.clear()
    const counted = this.search<R>(sql, ...parameters)
    this.counts.set(asked, counted)
    counted.catch(() => this.counts.delete(asked))
    return counted
  }

  /** At once, however far the index has read; answers how many contributions had something to forget. */
  forgetPerson(person: string): number {
    this.counts.clear()
    return this.writer.forgetPerson(person)
  }

  /** Told once in each process, whoever holds the leases, when the index forgets a person: before it comes to the position of that erasure. */
  whenForgetting(tell: () => void): void {
    this.forgetting.add(tell)
  }

  status(): readonly FollowerStatus[] {
    return [{ name: NAME, ready: this.caughtUp, cursor: this.cursor, ...(this.stoppedAt === undefined ? {} : { stoppedAt: this.stoppedAt }) }]
  }

  waitFor(position: bigint, milliseconds: number): Promise<boolean> {
    const reached = (): boolean => this.cursor >= position || this.stoppedAt !== undefined
    if (reached()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const settle = (answer: boolean): void => {
        clearTimeout(timer)
        this.waiting.delete(look)
        resolve(answer)
      }
      const look = (): void => {
        if (reached()) settle(true)
      }
      const timer = setTimeout(() => settle(false), milliseconds)
      this.waiting.add(look)
    })
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql)
    if (known) return known
    if (this.statements.size >= MOST_STATEMENTS) this.statements.clear()
    const statement = this.database.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }

  private async follow(): Promise<void> {
    const { store } = this.platform
    for await (const batch of store.subscribe({ after: this.cursor, types: indexedTypes, signal: this.abort.signal, batchSize: BATCH })) {
      const facts = batch.facts as readonly IndexedRecord[]
      if (!(await this.take(facts, batch.upTo))) return
      this.caughtUp ||= batch.caughtUp
    }
  }

  private async take(facts: readonly IndexedRecord[], upTo: bigint): Promise<boolean> {
    for (let attempt = 1; !this.abort.signal.aborted; attempt += 1) {
      try {
        this.writer.write(facts, await this.open(this.writer.refsOf(facts)), upTo)
        if (facts.length > 0) this.counts.clear()
        this.cursor = upTo
        for (const look of this.waiting) look()
        return true
      } catch {
        if (attempt >= ATTEMPTS) return this.stop(facts)
        await pause(PAUSE_MS * 2 ** attempt, undefined, { signal: this.abort.signal }).catch(() => undefined)
      }
    }
    return false
  }

  /** Stands still, seen in `/health/ready`; the next start tries again. */
  private stop(facts: readonly IndexedRecord[]): false {
    this.stoppedAt = facts[0]?.position ?? this.cursor
    this.platform.log.event('follower.stopped', { follower: { name: NAME } })
    for (const look of this.waiting) look()
    return false
  }

  private async open(refs: readonly string[]): Promise<OpenedPayloads> {
    if (refs.length === 0) return new Map()
    const opened = await this.platform.vault.open(refs, access)
    return new Map(opened.flatMap((answer) => (answer.status === 'open' ? [[answer.ref, answer.payload] as const] : [])))
  }
}
