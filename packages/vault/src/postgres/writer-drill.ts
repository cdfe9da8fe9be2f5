import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CuttingProxy } from '@heard/sql/testing'
import { Client } from 'pg'
import { FileKeys } from '../file-keys.ts'
import { lookIntoVault } from '../raw-tables.ts'
import { type Acknowledged, sealStory, WRITERS } from '../sealing-drill.ts'
import type { Vault } from '../vault.ts'
import { openVault, type VaultPlace } from '../vault-place.ts'

export type WriterDrillOptions = {
  /** A PostgreSQL database; the drill has a schema of its own there, which goes with it. */
  readonly url: string
  /** How often a writer is killed, or its connection ended, in the middle of writing. */
  readonly times: number
  /** Decides the moments; the same seed asks for the same ones. */
  readonly seed: number
  onProgress?(killed: number): void
}

export type WriterDrillResult = {
  /** Connections that were ended in the middle of what was said by them. */
  readonly cut: number
  /** Processes that were killed while they wrote. */
  readonly killed: number
  /** Rows that a writer was told to be kept. */
  readonly acknowledged: number
  /** Acknowledged rows that do not open with what was sealed, or whose remembered answer is another. */
  readonly lost: number
  /** Rows that are there without their remembered answer, or the other way round. */
  readonly half: number
  /** Rows that stay once what was acknowledged is confirmed and the rest swept, beyond those acknowledged. */
  readonly doubled: number
}

const FAR = '2100-01-01T00:00:00.000Z'
const AFTER = '2100-01-01T00:00:00.001Z'
/** So many connections are ended for each process that is killed, which costs most of a second. */
const CUTS = 19
/** A connection has said its greetings after some hundred bytes; a group of ten is some thousand. */
const [EARLIEST, LATEST] = [600, 20_000]
const [FEWEST, MOST] = [5, 200]
const WRITER = fileURLToPath(new URL('../crash-writer.ts', import.meta.url))
const LOADER = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning']
const NEVER = Number.MAX_SAFE_INTEGER

type Drilling = {
  readonly place: Extract<VaultPlace, { url: string }>
  readonly folder: string
  readonly upTo: (least: number, most: number) => number
}

const open = (place: VaultPlace, folder: string): Promise<Vault> =>
  openVault(place, {
    keys: new FileKeys({ folder }),
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => new Date().toISOString(),
  })

/** Numbers that follow from the seed (a linear congruential generator, Numerical Recipes). */
const numbersFrom = (seed: number): ((least: number, most: number) => number) => {
  let state = seed >>> 0
  return (least, most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return least + Math.floor((state / 2 ** 32) * (most - least + 1))
  }
}

/** Lets a process write and kills it once it said so many lines; those it said in full. */
const killProcess = async ({ place, folder, upTo }: Drilling, name: string): Promise<readonly Acknowledged[]> => {
  const lines = upTo(FEWEST, MOST)
  const writer = spawn(process.execPath, [...LOADER, WRITER, JSON.stringify(place), folder, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > lines) writer.kill('SIGKILL')
  })
  const [, signal] = await once(writer, 'close')
  if (signal !== 'SIGKILL') throw new Error('A writer ended by itself')
  return said
    .split('\n')
    .slice(0, -1)
    .map((line): Acknowledged => JSON.parse(line))
}

/** Lets ten write in this process, behind a proxy that ends their connection again and again, on the way there or on the way back; they go on by the next. */
const cutConnections = async ({ place, folder, upTo }: Drilling, name: string, times: number): Promise<readonly Acknowledged[]> => {
  let patient = true
  const proxy = await CuttingProxy.start(place.url, () => {
    if (patient) return { there: NEVER, back: NEVER }
    const bytes = upTo(EARLIEST, LATEST)
    return upTo(0, 1) === 0 ? { there: bytes, back: NEVER } : { there: NEVER, back: Math.ceil(bytes / 8) }
  })
  const acknowledged: Acknowledged[] = []
  const vault = await open({ ...place, url: proxy.url }, folder)
  const write = async (writer: number): Promise<void> => {
    for (let index = 0; proxy.cuts() < times; index += 1) {
      await sealStory(vault, `${name}-${writer}-${index}`).then(
        (one) => acknowledged.push(one),
        () => undefined,
      )
    }
  }
  try {
    patient = false
    proxy.cut()
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
    await vault.close()
    return acknowledged
  } finally {
    await proxy.stop()
  }
}

const count = (place: VaultPlace, table: 'sealed' | 'record'): Promise<number> =>
  lookIntoVault(place, async (all) => Number((await all(`SELECT count(*) AS n FROM ${table}`))[0]?.n))

const judge = async (place: VaultPlace, folder: string, acknowledged: readonly Acknowledged[]) => {
  const half = Math.abs((await count(place, 'sealed')) - (await count(place, 'record')))
  const vault = await open(place, folder)
  try {
    const refs = acknowledged.map(({ ref }) => ref)
    const opened = await vault.open(refs, { purpose: 'narrative', actor: 'drill', reason: 'drill' })
    const answers = await Promise.all(acknowledged.map(({ key }) => vault.recall('answer', key, new Date().toISOString())))
    const isKept = ({ key }: Acknowledged, index: number): boolean => {
      const one = opened[index]
      return one?.status === 'open' && one.payload === `story ${key}` && answers[index] === key
    }
    await vault.confirm(refs)
    await vault.sweep(AFTER, FAR)
    return {
      lost: acknowledged.filter((one, index) => !isKept(one, index)).length,
      half,
      doubled: (await count(place, 'sealed')) - new Set(refs).size,
    }
  } finally {
    await vault.close()
  }
}

const dropSchema = async (url: string, schema: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`).finally(() => client.end())
}

/** Kills writers of a vault in PostgreSQL in the middle of writing, then looks whether what they were told is so. */
export const writerDrill = async ({ url, times, seed, onProgress }: WriterDrillOptions): Promise<WriterDrillResult> => {
  const place = { url, schema: `heard_drill_${Date.now().toString(36)}_${process.pid}` }
  const folder = mkdtempSync(join(tmpdir(), 'heard-writer-drill-'))
  const drilling = { place, folder, upTo: numbersFrom(seed) }
  const acknowledged: Acknowledged[] = []
  let [cut, killed] = [0, 0]
  try {
    await (await open(place, folder)).close()
    for (let [done, round] = [0, 0]; done < times; round += 1) {
      acknowledged.push(...(await killProcess(drilling, `killed${round}`)))
      const cuts = Math.min(CUTS, times - done - 1)
      if (cuts > 0) acknowledged.push(...(await cutConnections(drilling, `cut${round}`, cuts)))
      killed += 1
      cut += cuts
      done += cuts + 1
      onProgress?.(done)
    }
    return { cut, killed, acknowledged: acknowledged.length, ...(await judge(place, folder, acknowledged)) }
  } finally {
    await dropSchema(url, place.schema)
    rmSync(folder, { recursive: true, force: true })
  }
}
