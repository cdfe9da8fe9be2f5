import { randomUUID } from 'node:crypto'
import type { RecordedFact } from '@heard/event-sourcing'
import { randomFrom } from '../crash-drill.ts'
import type { Fault } from './double/faults.ts'
import { KurrentDouble } from './double/kurrent-double.ts'
import { KurrentEventStore } from './kurrent-event-store.ts'

type FailoverDrillOptions = {
  /** How often an append is disturbed. */
  readonly disturbances: number
  /** Decides which disturbance meets which append. */
  readonly seed: number
  readonly batchAppend: boolean
  /** Told after each round. */
  onProgress?(disturbances: number): void
}

type FailoverDrillResult = {
  readonly disturbances: number
  /** Times another node became the leader, at the moment of a disturbance. */
  readonly leaderChanges: number
  /** Writers that ended in the middle of their appends and whose successor made the last of each again. */
  readonly writersKilled: number
  /** Appends that were acknowledged. */
  readonly acknowledged: number
  /** Acknowledged appends that are gone, or not where it was said. */
  readonly lost: number
  /** Appends that are there more than once, or in part. */
  readonly doubled: number
}

type Step = { readonly stream: string; readonly append: number; readonly ids: readonly string[]; readonly expected: 'none' | 'any' | bigint }
type Lane = { readonly stream: string; readonly any: boolean; step: Step | undefined; count: number; revision: 'none' | bigint }

const LANES = 4
const FAULTS: readonly Fault[] = ['cut-before', 'cut-after', 'refused-before', 'refused-after', 'late']
const LEADER_SHARE = 0.3
const KILL_SHARE = 0.1
/** An append that meets a fault of the client itself (it may wait for good on a call that has ended) is made again after this. */
const ANSWER_MS = 1000

const factOf = (append: number, index: number, id: string) => ({
  id,
  type: 'DrillStep',
  version: 1,
  data: { append, index },
  metadata: { actor: 'system', at: '2026-01-01T00:00:00.000Z' },
})

/** The append that a lane makes next: the one whose answer it never had, or a new one. */
const nextStep = (lane: Lane): Step => {
  lane.step ??= {
    stream: lane.stream,
    append: lane.count,
    ids: Array.from({ length: 1 + (lane.count % 3) }, () => randomUUID()),
    expected: lane.any ? 'any' : lane.revision,
  }
  return lane.step
}

class Drill {
  readonly #double: KurrentDouble
  readonly #random: () => number
  readonly #lanes: readonly Lane[] = Array.from({ length: LANES }, (_, n) => ({
    stream: `drill-${n}`,
    any: n % 2 === 1,
    step: undefined,
    count: 0,
    revision: 'none',
  }))
  readonly acknowledged = new Map<string, bigint>()
  leaderChanges = 0
  writersKilled = 0
  readonly #ended = new WeakSet<KurrentEventStore>()
  #store: KurrentEventStore

  constructor(double: KurrentDouble, store: KurrentEventStore, seed: number) {
    this.#double = double
    this.#store = store
    this.#random = randomFrom(seed)
  }

  get store(): KurrentEventStore {
    return this.#store
  }

  /** One disturbed append in each lane at most, and one in one lane at least. */
  async round(): Promise<void> {
    const fault = FAULTS[Math.floor(this.#random() * FAULTS.length)] ?? 'cut-after'
    this.#double.leader.faults.next(fault)
    const before = this.#double.leader
    const appends = this.#lanes.map((lane) => this.#append(lane))
    if (this.#random() < KILL_SHARE) await this.#killWriter()
    if (this.#random() < LEADER_SHARE) {
      this.#double.moveLeader()
      this.leaderChanges += 1
      if (fault.startsWith('cut')) before.proxy.cut()
    }
    await Promise.all(appends)
  }

  /** The writer ends as it is; its successor knows what was asked for and not what came of it. */
  async #killWriter(): Promise<void> {
    this.writersKilled += 1
    await new Promise((resolve) => setImmediate(resolve))
    this.#ended.add(this.#store)
    await this.#store.close()
    this.#store = await KurrentEventStore.open({ url: this.#double.url, answerMs: ANSWER_MS })
  }

  async #append(lane: Lane): Promise<void> {
    const { stream, append, ids, expected } = nextStep(lane)
    const facts = ids.map((id, index) => factOf(append, index, id))
    const store = this.#store
    try {
      const { revision, position } = await store.append({ stream, expected, facts })
      this.acknowledged.set(`${stream} ${append}`, position)
      lane.step = undefined
      lane.count += 1
      lane.revision = revision
    } catch (error) {
      if (!this.#ended.has(store)) throw error
    }
  }

  /** Makes what was never answered once more, with nothing in the way. */
  async settle(): Promise<void> {
    await Promise.all(this.#lanes.filter(({ step }) => step !== undefined).map((lane) => this.#append(lane)))
  }
}

const inspect = async (store: KurrentEventStore, acknowledged: ReadonlyMap<string, bigint>): Promise<{ lost: number; doubled: number }> => {
  const found = new Map<string, RecordedFact[]>()
  for await (const fact of store.readAll()) {
    const key = `${fact.stream} ${'append' in fact.data ? fact.data.append : ''}`
    found.set(key, [...(found.get(key) ?? []), fact])
  }
  let lost = 0
  for (const [key, position] of acknowledged) if (found.get(key)?.at(-1)?.position !== position) lost += 1
  const whole = (facts: readonly RecordedFact[], append: number): boolean => facts.length === 1 + (append % 3)
  const doubled = [...found].filter(([key, facts]) => !whole(facts, Number(key.split(' ')[1]))).length
  return { lost, doubled }
}

/**
 * Disturbs appends over a double of three nodes: connections cut before and after the append is recorded, errors that leave it open, late answers,
 * other leaders, and writers that end in the middle. Then reads everything from the start and compares it with what was acknowledged.
 */
export const failoverDrill = async ({ disturbances, seed, batchAppend, onProgress }: FailoverDrillOptions): Promise<FailoverDrillResult> => {
  const double = await KurrentDouble.start({ nodes: 3, batchAppend })
  try {
    const drill = new Drill(double, await KurrentEventStore.open({ url: double.url, answerMs: ANSWER_MS }), seed)
    const sprung = (): number => double.nodes.reduce((sum, { faults }) => sum + faults.sprung.length, 0)
    while (sprung() < disturbances) {
      await drill.round()
      onProgress?.(sprung())
    }
    await drill.settle()
    await drill.store.close()
    const reader = await KurrentEventStore.open({ url: double.url, answerMs: ANSWER_MS })
    const { acknowledged, leaderChanges, writersKilled } = drill
    const found = await inspect(reader, acknowledged)
    await reader.close()
    return { disturbances: sprung(), leaderChanges, writersKilled, acknowledged: acknowledged.size, ...found }
  } finally {
    await double.stop()
  }
}
