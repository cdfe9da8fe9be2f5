import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accept, type Decider, refuse } from './decider.ts'
import { type Appended, type AppendRequest, type EventStore, RevisionConflict } from './event-store.ts'
import type { Fact, RecordedFact } from './fact.ts'
import { type CommandMetadata, type Handled, handleCommand } from './handle-command.ts'

type Counted = { readonly type: 'Counted'; readonly data: { readonly to: number } }
type Count = { readonly by: number; readonly most?: number }

/** Counts up, each step a fact; refuses to go beyond `most`. */
const counter: Decider<Count, number, Counted, 'too-many'> = {
  initial: 0,
  evolve: (_state, { data }) => data.to,
  decide: ({ by, most = Number.POSITIVE_INFINITY }, state) =>
    state + by > most
      ? refuse('too-many')
      : accept(...Array.from({ length: by }, (_, n): Counted => ({ type: 'Counted', data: { to: state + n + 1 } }))),
}

type Store = Pick<EventStore, 'append' | 'readStream'>

/** One stream in an array; `meanwhile` runs before each append, as another writer would. */
class OneStream implements Store {
  readonly facts: RecordedFact[] = []
  reads = 0
  readonly #meanwhile: (stream: OneStream) => void

  constructor(meanwhile: (stream: OneStream) => void = () => undefined) {
    this.#meanwhile = meanwhile
  }

  record(facts: AppendRequest['facts']): Appended {
    for (const fact of facts) {
      const revision = BigInt(this.facts.length)
      this.facts.push({ ...fact, stream: 'counter-1', revision, position: revision + 100n })
    }
    const revision = BigInt(this.facts.length - 1)
    return { revision, position: revision + 100n }
  }

  async append({ stream, expected, facts }: AppendRequest): Promise<Appended> {
    this.#meanwhile(this)
    const actual = this.facts.length === 0 ? 'none' : BigInt(this.facts.length - 1)
    if (expected !== actual) throw new RevisionConflict(stream, expected, actual)
    return this.record(facts)
  }

  async *readStream<F extends Fact = Fact>(): AsyncGenerator<RecordedFact<F>, void, void> {
    this.reads += 1
    for (const fact of this.facts) yield fact as RecordedFact<F>
  }
}

const commanded = (command?: string): CommandMetadata => {
  let ids = 0
  const metadata = { actor: 'resident', at: '2026-01-01T00:00:00.000Z', ...(command !== undefined && { command }) }
  const newId = (): string => {
    ids += 1
    return `${command}-${ids}`
  }
  return { metadata, newId }
}
const handle = (store: Store, command: Count, metadata = commanded()): Promise<Handled<Counted, 'too-many'>> =>
  handleCommand(store, counter, 'counter-1', command, metadata)
const counted = (to: number): Counted => ({ type: 'Counted', data: { to } })
/** Another writer that counts one further. */
const another = (stream: OneStream): void => {
  const to = stream.facts.length + 1
  stream.record([{ ...counted(to), id: `another-${to}`, version: 1, metadata: { actor: 'system', at: '2026-01-01T00:00:00.000Z' } }])
}

it('records what is decided, with id, version and metadata, and says where it ends', async () => {
  const store = new OneStream()
  const metadata = commanded('c-1')
  expect(await handleCommand(store, counter, 'counter-1', { by: 2 }, { ...metadata, versionOf: () => 3 })).toStrictEqual({
    accepted: [counted(1), counted(2)],
    revision: 1n,
    position: 101n,
    repeated: false,
  })
  expect(store.facts).toStrictEqual([
    { ...counted(1), id: 'c-1-1', version: 3, metadata: metadata.metadata, stream: 'counter-1', revision: 0n, position: 100n },
    { ...counted(2), id: 'c-1-2', version: 3, metadata: metadata.metadata, stream: 'counter-1', revision: 1n, position: 101n },
  ])
})

it('decides on the state that the stream amounts to', async () => {
  const store = new OneStream()
  await handle(store, { by: 3 })
  expect(await handle(store, { by: 1, most: 4 })).toStrictEqual({ accepted: [counted(4)], revision: 3n, position: 103n, repeated: false })
  expect(store.facts.map(({ version }) => version)).toStrictEqual([1, 1, 1, 1])
})

it('records nothing when it is refused', async () => {
  const store = new OneStream()
  expect(await handle(store, { by: 2, most: 1 })).toStrictEqual({ refused: 'too-many' })
  expect(store.facts).toStrictEqual([])
})

it('records nothing when nothing needs to change, and says where the stream is', async () => {
  const store = new OneStream()
  expect(await handle(store, { by: 0 })).toStrictEqual({ accepted: [], revision: -1n, position: 0n, repeated: false })
  await handle(store, { by: 2 })
  expect(await handle(store, { by: 0 })).toStrictEqual({ accepted: [], revision: 1n, position: 101n, repeated: false })
  expect(store.facts).toHaveLength(2)
})

it('answers a repeated command with what it did then, although the stream has gone on', async () => {
  const store = new OneStream()
  await handle(store, { by: 1 })
  const first = await handle(store, { by: 2 }, commanded('c-1'))
  await handle(store, { by: 1 }, commanded('c-2'))
  const again = await handle(store, { by: 2 }, commanded('c-1'))
  expect(first).toStrictEqual({ accepted: [counted(2), counted(3)], revision: 2n, position: 102n, repeated: false })
  expect(again).toMatchObject({ revision: 2n, position: 102n, repeated: true })
  expect('accepted' in again && again.accepted.map(({ data }) => data)).toStrictEqual([{ to: 2 }, { to: 3 }])
  expect(store.facts).toHaveLength(4)
})

it('loads and decides again when another writer was faster', async () => {
  let rivals = 3
  const store = new OneStream((stream) => {
    rivals -= 1
    if (rivals >= 0) another(stream)
  })
  expect(await handle(store, { by: 1 })).toStrictEqual({ accepted: [counted(4)], revision: 3n, position: 103n, repeated: false })
  expect(store.reads).toBe(4)
})

it('refuses after a conflict when the new state calls for it', async () => {
  const store = new OneStream(another)
  expect(await handle(store, { by: 1, most: 1 })).toStrictEqual({ refused: 'too-many' })
})

it('gives up with the conflict after eight lost attempts', async () => {
  const store = new OneStream(another)
  await expect(handle(store, { by: 1 })).rejects.toThrow(new RevisionConflict('counter-1', 6n, 7n))
  expect(store.reads).toBe(8)
})

it('lets any other failure through at once', async () => {
  const store = new OneStream(() => {
    throw new RangeError('disk')
  })
  await expect(handle(store, { by: 1 })).rejects.toThrow(new RangeError('disk'))
  expect(store.reads).toBe(1)
})

it('counts every command exactly once, whatever is repeated and whoever gets between', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ command: fc.nat(5), by: fc.integer({ min: 1, max: 3 }) }), { maxLength: 12 }),
      fc.array(fc.boolean()),
      async (commands, rivals) => {
        const plan = [...rivals]
        const store = new OneStream((stream) => {
          if (plan.shift()) another(stream)
        })
        const first = new Map<number, number>()
        for (const { command, by } of commands) {
          if (!first.has(command)) first.set(command, by)
          const handled = await handle(store, { by }, commanded(`c-${command}`)).catch((error: unknown) => error)
          if (handled instanceof RevisionConflict) first.delete(command)
        }
        for (const [command, by] of first) {
          expect(store.facts.filter(({ metadata }) => metadata.command === `c-${command}`)).toHaveLength(by)
        }
        expect(store.facts.map(({ data }) => data)).toStrictEqual(store.facts.map((_, n) => ({ to: n + 1 })))
      },
    ),
  ))
