import { createHash, randomUUID } from 'node:crypto'
import { defineFacts, Sealed, Slug } from '@heard/contracts'
import { defineLedgerPolicy, ledgerFacts, ledgerFactsLedger } from '@heard/contracts/ledger'
import type { NewFact } from '@heard/event-sourcing'
import { z } from 'zod'
import type { AnchorFiles } from './anchor.ts'
import { AuditTrail, type AuditTrailOptions } from './audit-trail.ts'
import type { GrowingLog, LogFailure } from './log-follower.ts'
import { completePolicy } from './policy.ts'
import { TestStore } from './store.fixture.ts'

const programme = { programme: Slug }
const testFacts = defineFacts({
  ProgrammeClosed: { version: 1, data: z.strictObject(programme) },
  ReasonGiven: { version: 1, data: z.strictObject({ ...programme, recommendation: z.uuid(), reason: Sealed, inner: Sealed, draft: z.boolean() }) },
  WordingTaken: { version: 1, data: z.strictObject({ ...programme, binding: z.string() }) },
  StoryShared: { version: 1, data: z.strictObject({ ...programme, words: Sealed }) },
})

const policy = completePolicy({ ...testFacts, ...ledgerFacts }, [
  defineLedgerPolicy(testFacts, {
    ProgrammeClosed: { enter: (data) => ({ type: 'programme.closed', data }) },
    ReasonGiven: {
      enter: ({ programme: of, recommendation, draft, reason }) =>
        draft
          ? undefined
          : { type: 'recommendation.withdrawn', data: { programme: of, recommendation, organisation: 'council', reason: reason.binding } },
    },
    WordingTaken: { enter: (data) => ({ type: 'wording.withdrawn', data: { ...data, reason: 'error' } }) },
    StoryShared: { exempt: 'about a resident' },
  }),
  ledgerFactsLedger,
])

export const at = '2026-11-28T10:00:00.000Z'
export const newFact = (type: string, data: object, id: string = randomUUID()): NewFact => ({
  id,
  type,
  version: 1,
  data,
  metadata: { actor: 'system', at },
})
export const binding = (letter: string): string => letter.repeat(43)

/** A log in memory that can be made to fail; `entries` are those under a checkpoint. */
export class TestLog implements GrowingLog {
  cursor: string | undefined
  entries: string[] = []
  checkpoints = 0
  failure: Error | undefined
  #waiting: string[] = []

  append(entries: readonly Uint8Array[]): void {
    this.#waiting.push(...entries.map((entry) => new TextDecoder().decode(entry)))
  }

  async publish(cursor: string): Promise<void> {
    if (this.failure) throw this.failure
    this.entries.push(...this.#waiting.splice(0))
    this.cursor = cursor
    this.checkpoints += 1
  }

  checkpoint(): string | undefined {
    return this.cursor === undefined ? undefined : `checkpoint over ${this.entries.length}`
  }

  /** The same log after its process was killed: what was in no checkpoint is gone. */
  restarted(): TestLog {
    const log = new TestLog()
    log.cursor = this.cursor
    log.entries = [...this.entries]
    return log
  }
}

class TestAnchors implements AnchorFiles {
  readonly kept = new Map<string, string>()
  async read(day: string): Promise<string | undefined> {
    return this.kept.get(day)
  }
  async keep(day: string, checkpoint: string): Promise<void> {
    if (!this.kept.has(day)) this.kept.set(day, checkpoint)
  }
}

export type TestTrail = {
  readonly store: TestStore
  readonly trail: AuditTrail
  readonly publicLog: TestLog
  readonly privateLog: TestLog
  readonly wording: Map<string, string>
  readonly anchors: TestAnchors
  readonly reports: LogFailure[]
  append(stream: string, ...facts: readonly NewFact[]): Promise<bigint>
}

/** A trail over a store in memory; `now` can be moved on. Vault refs starting with `gone` are withdrawn already. */
export const testTrail = (
  given: Partial<Pick<TestTrail, 'store' | 'publicLog' | 'privateLog' | 'anchors'>> & {
    readonly clock?: { now: string }
    readonly pace?: number
  } = {},
): TestTrail => {
  const { store = new TestStore(), publicLog = new TestLog(), privateLog = new TestLog(), anchors = new TestAnchors(), pace = 0 } = given
  const clock = given.clock ?? { now: at }
  const wording = new Map<string, string>()
  const reports: LogFailure[] = []
  const options: AuditTrailOptions = {
    store,
    recorded: store,
    policy,
    publicLog,
    privateLog,
    anchors,
    wording: {
      publish: async (name, text) => void wording.set(name, text),
      withdraw: async (name) => void wording.delete(name),
    },
    disclose: async (refs) =>
      refs.map((ref) => (ref.startsWith('gone') ? undefined : { ref, canonical: `"words of ${ref}"`, secret: new Uint8Array(32).fill(1) })),
    pace: { public: pace, private: pace },
    now: () => clock.now,
    idOf: (name) =>
      createHash('sha256')
        .update(name)
        .digest('hex')
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5'),
    report: (failure) => void reports.push(failure),
  }
  return {
    store,
    trail: new AuditTrail(options),
    publicLog,
    privateLog,
    wording,
    anchors,
    reports,
    append: async (stream, ...facts) => (await store.append({ stream, expected: 'any', facts })).position,
  }
}
