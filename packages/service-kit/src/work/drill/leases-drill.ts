import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { KurrentEventStore } from '@heard/event-store'
import { KurrentDouble } from '@heard/event-store/double'
import { asked } from '@heard/event-store/postgres'
import { FileKeys, openVault } from '@heard/vault'
import { TestMailServer } from '../../testing.ts'
import { type DrillPlace, isUp, openDrillWork } from './drill-place.ts'

export type LeasesDrillOptions = {
  /** A PostgreSQL database; the drill has schemas of its own there, which go with it. */
  readonly url: string
  /** How often the process that does the work is killed, or stopped for longer than its lease and let go on. */
  readonly times: number
  onProgress?(done: number): void
}

export type LeasesDrillResult = {
  readonly killed: number
  readonly paused: number
  readonly asked: number
  readonly unanswered: number
  /** Questions with more than one answer. */
  readonly answeredTwice: number
  /** Questions that were handled once more, because whoever did could not note it. */
  readonly handledAgain: number
  readonly mailsLost: number
  /** Mails that the server took once more, with the Message-ID that they had. */
  readonly mailsDoubled: number
  /** Questions whose mails have more than one Message-ID. */
  readonly mailsTwice: number
  /** The longest time in milliseconds until another process that was up had the work. */
  readonly slowest: number
  /** The longest time in milliseconds that a process needed to be up. */
  readonly slowestStart: number
}

const OUTSTANDING = 20
const PAUSE_EVERY = 5
const LEASES = ['policies/drill', 'outbox'] as const
const LOADER = fileURLToPath(new URL('../../../../../tools/ts.mjs', import.meta.url))
const PROCESS = fileURLToPath(new URL('drill-process.ts', import.meta.url))
const metadata = { actor: 'drill', at: '2026-01-01T00:00:00.000Z' }

const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await pause(5)
}

/** A process of the drill, which says what it gets and when it is up. */
class Worker {
  readonly #began = performance.now()
  readonly #child: ChildProcess
  /** Since when it is up, if it is. */
  upSince: number | undefined

  constructor(place: DrillPlace, got: (lease: string, by: Worker) => void) {
    this.#child = spawn(process.execPath, ['--import', LOADER, PROCESS, JSON.stringify(place)], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      for (const said of text.trim().split('\n')) {
        if (said === isUp) this.upSince = performance.now()
        else got(said, this)
      }
    })
  }

  /** How long it needed to be up. */
  get started(): number {
    return (this.upSince ?? this.#began) - this.#began
  }

  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(signal)
  }
}

class Drill {
  readonly #holders = new Map<string, Worker>()
  #workers: Worker[] = []
  killed = 0
  paused = 0
  asked = 0
  answered = 0
  slowest = 0
  slowestStart = 0

  constructor(
    readonly place: DrillPlace,
    readonly store: KurrentEventStore,
  ) {
    this.#workers = [this.#spawn(), this.#spawn()]
  }

  /** Asks as long as the signal lasts, and no more at once than can be answered. */
  async ask(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await until(() => signal.aborted || this.asked - this.answered < OUTSTANDING)
      const fact = { id: randomUUID(), type: 'Asked', version: 1, data: {}, metadata }
      await this.store.append({ stream: `question-${this.asked}`, expected: 'none', facts: [fact] })
      this.asked += 1
    }
  }

  async count(signal: AbortSignal): Promise<void> {
    for await (const { facts } of this.store.subscribe({ after: 0n, types: ['Answered'], signal })) this.answered += facts.length
  }

  /** Kills or stops whoever holds one of the leases in the middle of work, and waits until the other has all of it; that one stands by, or is starting still. */
  async disturb(round: number): Promise<void> {
    await until(() => LEASES.every((lease) => this.#holders.has(lease)))
    if (round % 4 >= 2) await until(() => this.#workers.every(({ upSince }) => upSince !== undefined))
    const [before, more] = [this.answered, 1 + ((round * 7) % 15)]
    await until(() => this.answered >= before + more)
    const lease = LEASES[round % LEASES.length] ?? LEASES[0]
    const holder = this.#holders.get(lease)
    const held = LEASES.filter((each) => this.#holders.get(each) === holder)
    for (const each of held) this.#holders.delete(each)
    const isPause = round % PAUSE_EVERY === PAUSE_EVERY - 1
    const began = performance.now()
    holder?.signal(isPause ? 'SIGSTOP' : 'SIGKILL')
    await until(() => held.every((each) => this.#holders.has(each)))
    const others = this.#workers.filter((worker) => worker !== holder)
    const standing = Math.min(...others.map(({ upSince = performance.now() }) => upSince))
    this.slowest = Math.max(this.slowest, performance.now() - Math.max(began, standing))
    this.slowestStart = Math.max(this.slowestStart, ...this.#workers.map(({ started }) => started))
    if (isPause) {
      this.paused += 1
      holder?.signal('SIGCONT')
      return
    }
    this.killed += 1
    this.#workers = [...this.#workers.filter((worker) => worker !== holder), this.#spawn()]
  }

  end(): void {
    for (const worker of this.#workers) worker.signal('SIGKILL')
  }

  #spawn(): Worker {
    return new Worker(this.place, (lease, by) => this.#holders.set(lease, by))
  }
}

/** How many facts of each type there are of each question. */
const countFacts = async (store: KurrentEventStore) => {
  const counts = { Answered: new Map<string, number>(), Handled: new Map<string, number>() }
  for await (const { stream, type } of store.readAll()) {
    const count = type === 'Answered' || type === 'Handled' ? counts[type] : undefined
    const question = stream.slice(stream.indexOf('-') + 1)
    count?.set(question, (count.get(question) ?? 0) + 1)
  }
  return counts
}

const more = (counts: ReadonlyMap<string, number>): number => [...counts.values()].filter((count) => count > 1).length

const countMails = (taken: readonly string[]) => {
  const ids = new Map<string, Set<string>>()
  for (const message of taken) {
    const header = (name: string): string => new RegExp(`^${name}: (.*)\\r$`, 'im').exec(message)?.[1] ?? ''
    const to = header('To')
    ids.set(to, (ids.get(to) ?? new Set()).add(header('Message-ID')))
  }
  return { recipients: ids.size, twice: [...ids.values()].filter((of) => of.size > 1).length }
}

const disturbAll = async (drill: Drill, { times, onProgress }: LeasesDrillOptions): Promise<void> => {
  const [enough, over] = [new AbortController(), new AbortController()]
  const counting = drill.count(over.signal)
  const asking = drill.ask(enough.signal)
  for (let round = 0; round < times; round += 1) {
    await drill.disturb(round)
    onProgress?.(round + 1)
  }
  enough.abort()
  await asking
  await until(() => drill.answered >= drill.asked)
  over.abort()
  await counting
}

/** The processes find the vault and its keys made. */
const makeVault = async ({ database, vault, folder }: DrillPlace): Promise<void> => {
  const opened = await openVault(
    { url: database, schema: vault },
    {
      keys: new FileKeys({ folder: join(folder, 'keys') }),
      policy: async (rows) => rows.map(() => ({ allowed: true })),
      record: async () => undefined,
      now: () => new Date().toISOString(),
    },
  )
  await opened.close()
}

/** Kills, and stops, whichever of two processes answers facts and sends mails, in the middle of it; then looks whether all was done and nothing twice. */
export const leasesDrill = async (options: LeasesDrillOptions): Promise<LeasesDrillResult> => {
  const name = `heard_drill_${Date.now().toString(36)}_${process.pid}`
  const folder = mkdtempSync(join(tmpdir(), 'heard-leases-drill-'))
  const [double, server] = [await KurrentDouble.start(), new TestMailServer()]
  const place = { store: double.url, database: options.url, schema: name, vault: `${name}_vault`, smtp: await server.start(), folder }
  const work = await openDrillWork(place)
  await makeVault(place)
  const store = await KurrentEventStore.open({ url: double.url })
  const drill = new Drill(place, store)
  try {
    await disturbAll(drill, options)
    while ((await work.mails.counts()).sent < drill.asked) await pause(50)
    const { Answered, Handled } = await countFacts(store)
    const mails = countMails(server.taken)
    return {
      killed: drill.killed,
      paused: drill.paused,
      asked: drill.asked,
      unanswered: drill.asked - Answered.size,
      answeredTwice: more(Answered),
      handledAgain: more(Handled),
      mailsLost: drill.asked - mails.recipients,
      mailsDoubled: server.taken.length - mails.recipients,
      mailsTwice: mails.twice,
      slowest: Math.round(drill.slowest),
      slowestStart: Math.round(drill.slowestStart),
    }
  } finally {
    drill.end()
    await store.close()
    await asked(work.line, `DROP SCHEMA IF EXISTS ${place.schema} CASCADE`)
    await asked(work.line, `DROP SCHEMA IF EXISTS ${place.vault} CASCADE`)
    await work.close()
    await Promise.all([double.stop(), server.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}
