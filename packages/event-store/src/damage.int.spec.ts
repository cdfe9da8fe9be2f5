import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RecordedFact, StoreUnusable } from '@heard/event-sourcing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { collect, newFacts } from './contract/contract-facts.ts'
import { randomFrom } from './crash-drill.ts'
import { SqliteEventStore } from './sqlite-event-store.ts'

vi.setConfig({ testTimeout: 300_000 })

/** The files of a store whose process was killed: facts in the main file and more in the WAL. */
type Files = { readonly main: Buffer; readonly wal: Buffer; readonly head: Buffer }
type Outcome = 'intact' | 'refused' | `first ${number} commits` | `wrong: ${string}`

/** Thousands of stores are opened here; none of them needs to survive a loss of power. */
const TEMPORARY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const PAGE = 4096
const FRAME = 24 + PAGE
const STREAMS = ['story-1', 'story-2', 'story-3']
const TYPES = ['StoryShared', 'ConsentGiven']

let folder: string
let file: string
let files: Files
let facts: readonly RecordedFact[]
/** How many facts there were after each commit. */
const commits: number[] = []

const appendSome = async (store: SqliteEventStore, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    const stream = STREAMS[n % STREAMS.length] ?? 'story-1'
    const { position } = await store.append({ stream, expected: 'any', facts: newFacts(1 + (n % 4), TYPES[n % TYPES.length]) })
    commits.push(Number(position))
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(TEMPORARY, 'heard-damage-'))
  const origin = join(folder, 'origin.db')
  const first = SqliteEventStore.open(origin)
  await appendSome(first, 40)
  await first.close()
  const second = SqliteEventStore.open(origin)
  await appendSome(second, 4)
  facts = await collect(second.readAll())
  files = { main: readFileSync(origin), wal: readFileSync(`${origin}-wal`), head: readFileSync(`${origin}-head`) }
  await second.close()
  file = join(folder, 'damaged.db')
})

afterAll(() => rmSync(folder, { recursive: true }))

const readEverything = async (store: SqliteEventStore): Promise<readonly (readonly RecordedFact[])[]> =>
  Promise.all([
    collect(store.readAll()),
    collect(store.readAll({ direction: 'backwards' })),
    ...STREAMS.map((stream) => collect(store.readStream(stream))),
    ...TYPES.map((type) => collect(store.readAll({ types: [type] }))),
  ])

/** The same readings of a history that ends after some facts. */
const readingsOf = (history: readonly RecordedFact[]): readonly (readonly RecordedFact[])[] => [
  history,
  history.toReversed(),
  ...STREAMS.map((stream) => history.filter((fact) => fact.stream === stream)),
  ...TYPES.map((type) => history.filter((fact) => fact.type === type)),
]

const textOf = (value: unknown): string => JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${part}n` : part))

/** What comes of opening these files and reading everything in every way. */
const outcomeOf = async ({ main, wal, head }: Partial<Files>): Promise<Outcome> => {
  for (const suffix of ['', '-wal', '-shm', '-head']) rmSync(`${file}${suffix}`, { force: true })
  if (main) writeFileSync(file, main)
  if (wal) writeFileSync(`${file}-wal`, wal)
  if (head) writeFileSync(`${file}-head`, head)
  let store: SqliteEventStore | undefined
  try {
    store = SqliteEventStore.open(file)
    const read = await readEverything(store)
    const length = read[0]?.length ?? 0
    if (textOf(read) !== textOf(readingsOf(facts.slice(0, length)))) return `wrong: ${length} facts that differ`
    if (length === facts.length) return 'intact'
    const commit = commits.indexOf(length)
    return commit === -1 && length > 0 ? `wrong: half a commit, ${length} facts` : `first ${commit + 1} commits`
  } catch (error) {
    return error instanceof StoreUnusable ? 'refused' : `wrong: ${error}`
  } finally {
    await store?.close()
  }
}

/** Every length within the last page (or each `step`-th), every 61st within the one before, and every page or frame further back. */
const lengthsOf = (size: number, page: number, header: number, step = 1): readonly number[] =>
  Array.from({ length: size }, (_, length) => length).filter((length) => {
    const cut = size - length
    return (cut <= page && cut % step === 0) || (cut <= 2 * page && cut % 61 === 0) || (length - header) % page === 0
  })

const countOutcomes = (outcomes: readonly Outcome[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

it('opens the files of a killed process whole', async () => {
  expect(await outcomeOf(files)).toBe('intact')
})

it('refuses a main file that is torn at any byte of its last page, and further up', async () => {
  const outcomes: Outcome[] = []
  const lengths = lengthsOf(files.main.length, PAGE, 0)
  for (const length of lengths) outcomes.push(await outcomeOf({ main: files.main.subarray(0, length), head: files.head }))
  expect(countOutcomes(outcomes)).toStrictEqual({ refused: lengths.length })
})

it('is whole or refused when the main file is torn while the WAL is there', async () => {
  const outcomes: Outcome[] = []
  for (const length of lengthsOf(files.main.length, PAGE, 0, 7)) outcomes.push(await outcomeOf({ ...files, main: files.main.subarray(0, length) }))
  expect(outcomes.filter((outcome) => outcome !== 'intact' && outcome !== 'refused')).toStrictEqual([])
})

it('refuses a WAL that is torn at any byte of its last frame, and further up, and leaves the files as they were', async () => {
  const outcomes: Outcome[] = []
  const lengths = lengthsOf(files.wal.length, FRAME, 32)
  for (const length of lengths) {
    const torn = { ...files, wal: files.wal.subarray(0, length) }
    outcomes.push(await outcomeOf(torn))
    const after = { main: readFileSync(file), wal: readFileSync(`${file}-wal`), head: readFileSync(`${file}-head`) }
    if (!(after.main.equals(torn.main) && after.wal.equals(torn.wal) && after.head.equals(torn.head))) outcomes.push('wrong: files changed')
  }
  expect(countOutcomes(outcomes)).toStrictEqual({ refused: lengths.length })
})

it('gives whole commits for a torn WAL when the mark is lost as well', async () => {
  const outcomes: Outcome[] = []
  for (const length of lengthsOf(files.wal.length, FRAME, 32, 7))
    outcomes.push(await outcomeOf({ main: files.main, wal: files.wal.subarray(0, length) }))
  const seen = new Set(outcomes)
  expect([...seen].filter((outcome) => outcome.startsWith('wrong'))).toStrictEqual([])
  expect([...seen]).toEqual(expect.arrayContaining(['first 40 commits', 'first 43 commits']))
})

it('refuses a store that lacks its WAL or its main file', async () => {
  expect(await outcomeOf({ main: files.main, head: files.head })).toBe('refused')
  expect(await outcomeOf({ wal: files.wal, head: files.head })).toBe('refused')
  expect(await outcomeOf({ head: files.head })).toBe('refused')
})

it('refuses an older main file beside a newer mark, and one of another history', async () => {
  const other = join(folder, 'other.db')
  const store = SqliteEventStore.open(other)
  for (let n = 0; n < 100; n += 1) await store.append({ stream: 'story-1', expected: 'any', facts: newFacts(3) })
  await store.close()
  expect(await outcomeOf({ main: readFileSync(other), head: files.head })).toBe('refused')
})

const damaged = ({ main, wal, head }: Files, change: (bytes: Buffer, at: number) => void, random: () => number): Files => {
  const copy = { main: Buffer.from(main), wal: Buffer.from(wal), head: Buffer.from(head) }
  const share = random()
  const bytes = share < 0.6 ? copy.main : share < 0.95 ? copy.wal : copy.head
  change(bytes, Math.floor(random() * bytes.length))
  return copy
}

const DAMAGES: readonly (readonly [what: string, change: (bytes: Buffer, at: number, random: () => number) => void])[] = [
  ['a flipped bit', (bytes, at, random) => void bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)],
  ['a sector of zeros', (bytes, at) => void bytes.fill(0, at - (at % 512), Math.min(bytes.length, at - (at % 512) + 512))],
  [
    'a run of wrong bytes',
    (bytes, at, random) => void bytes.fill(Math.floor(random() * 256), at, Math.min(bytes.length, at + 1 + Math.floor(random() * 40))),
  ],
]
for (const [what, change] of DAMAGES) {
  it(`is whole or refused after ${what} anywhere, 600 times`, async () => {
    const random = randomFrom(what.length)
    const wrong: string[] = []
    let refused = 0
    for (let n = 0; n < 600; n += 1) {
      const outcome = await outcomeOf(damaged(files, (bytes, at) => change(bytes, at, random), random))
      if (outcome === 'refused') refused += 1
      else if (outcome !== 'intact') wrong.push(`${n}: ${outcome}`)
    }
    expect(wrong).toStrictEqual([])
    expect(refused).toBeGreaterThan(100)
  })
}

it('is whole or refused after a flipped bit in any byte of the header of the main file', async () => {
  const wrong: string[] = []
  for (let bit = 0; bit < 100 * 8; bit += 1) {
    const main = Buffer.from(files.main)
    main.writeUInt8(main.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    const outcome = await outcomeOf({ main, head: Buffer.from('') })
    if (outcome !== 'refused' && outcome !== 'first 40 commits') wrong.push(`bit ${bit}: ${outcome}`)
  }
  expect(wrong).toStrictEqual([])
})
