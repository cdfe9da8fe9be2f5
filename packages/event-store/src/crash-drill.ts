import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { RecordedFact } from '@heard/event-sourcing'
import { SqliteEventStore } from './sqlite-event-store.ts'

export type CrashDrillOptions = {
  /** How often a writing process is killed. */
  readonly cycles: number
  /** Decides the moments; the same seed asks for the same ones. */
  readonly seed: number
  /** An empty folder for the drill's stores. */
  readonly directory: string
  /** Told after each cycle. */
  onProgress?(sum: CrashDrillResult): void
}

export type CrashDrillResult = {
  /** Writing processes killed. */
  readonly cycles: number
  /** Facts whose append was acknowledged before the kill. */
  readonly acknowledged: number
  /** Acknowledged facts that were gone, or elsewhere, afterwards. */
  readonly lost: number
  /** Appends of which some facts were there and others not. */
  readonly halfCommits: number
  /** Times the store opened again and read to its end. */
  readonly reopened: number
}

type Acknowledged = { readonly of: number; readonly position: bigint }

const WRITER = fileURLToPath(new URL('./crash-writer.ts', import.meta.url))
const LOADER = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning']
/** Kills in one file before the drill begins another: both young and older files are killed. */
const CYCLES_PER_FILE = 10
const EARLY_SHARE = 0.15
const EARLY_MS = 80
const WRITING_MS = 60

/** Mulberry32: a small generator of numbers from 0 to 1, the same for the same seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Lets a process write and kills it; the lines that it said in full. */
const killedWriter = async (file: string, cycle: number, random: () => number): Promise<readonly string[]> => {
  const writer = spawn(process.execPath, [...LOADER, WRITER, file, String(cycle)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const errors = text(writer.stderr)
  const ended = new Promise<string>((resolve) => writer.once('exit', (code, signal) => resolve(signal ?? String(code))))
  let said = ''
  const closed = new Promise<void>((resolve) => writer.stdout.once('close', resolve))
  const ready = new Promise<void>((resolve) => {
    writer.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part
      if (said.startsWith('ready\n')) resolve()
    })
  })
  const early = random() < EARLY_SHARE
  const delay = random() * (early ? EARLY_MS : WRITING_MS)
  if (!early) await Promise.race([ready, ended])
  await pause(delay)
  writer.kill('SIGKILL')
  await closed
  const end = await ended
  if (end !== 'SIGKILL') throw new Error(`the writer of the crash drill ended by itself with ${end}: ${await errors}`)
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line.startsWith('drill-'))
}

const remember = (acknowledged: Map<string, Acknowledged>, lines: readonly string[]): number => {
  let facts = 0
  for (const line of lines) {
    const [stream, batch, of, position] = line.split(' ')
    acknowledged.set(`${stream} ${batch}`, { of: Number(of), position: BigInt(position ?? 0) })
    facts += Number(of)
  }
  return facts
}

const batchOf = ({ stream, data }: RecordedFact): { readonly key: string; readonly of: number } => {
  if (!('batch' in data && 'of' in data)) throw new Error('the crash drill found a fact that it did not write')
  return { key: `${stream} ${data.batch}`, of: Number(data.of) }
}

/** Reads a store to its end and counts what is gone and what is half there. */
const inspect = async (file: string, acknowledged: ReadonlyMap<string, Acknowledged>): Promise<{ lost: number; halfCommits: number }> => {
  const store = SqliteEventStore.open(file)
  const found = new Map<string, { count: number; of: number; last: bigint }>()
  for await (const fact of store.readAll()) {
    const { key, of } = batchOf(fact)
    const entry = found.get(key) ?? { count: 0, of, last: 0n }
    found.set(key, { count: entry.count + 1, of, last: fact.position })
  }
  await store.close()
  let lost = 0
  for (const [key, { of, position }] of acknowledged) {
    const entry = found.get(key)
    if (entry?.last !== position) lost += of
    else lost += of - entry.count
  }
  return { lost, halfCommits: [...found.values()].filter(({ count, of }) => count !== of).length }
}

/**
 * Kills a process that appends to a `SqliteEventStore` again and again (SIGKILL, at random moments, also while it opens),
 * and checks each time that every acknowledged fact is where it was acknowledged to be and no append is half there.
 * @throws StoreUnusable when the store does not open again; its files then stay in `directory`
 */
export const crashDrill = async ({ cycles, seed, directory, onProgress }: CrashDrillOptions): Promise<CrashDrillResult> => {
  const random = randomFrom(seed)
  mkdirSync(directory, { recursive: true })
  let sum: CrashDrillResult = { cycles: 0, acknowledged: 0, lost: 0, halfCommits: 0, reopened: 0 }
  let acknowledged = new Map<string, Acknowledged>()
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const folder = join(directory, `store-${Math.floor(cycle / CYCLES_PER_FILE)}`)
    const file = join(folder, 'facts.db')
    const facts = remember(acknowledged, await killedWriter(file, cycle, random))
    const { lost, halfCommits } = await inspect(file, acknowledged)
    sum = {
      cycles: cycle + 1,
      acknowledged: sum.acknowledged + facts,
      lost: sum.lost + lost,
      halfCommits: sum.halfCommits + halfCommits,
      reopened: sum.reopened + 1,
    }
    onProgress?.(sum)
    if ((cycle + 1) % CYCLES_PER_FILE === 0) {
      if (sum.lost + sum.halfCommits === 0) rmSync(folder, { recursive: true })
      acknowledged = new Map()
    }
  }
  return sum
}
