import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ErasedStore, engagementFacts } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { MemoryEventStore } from '@heard/event-store'
import {
  answerErasure,
  Commands,
  checkedStore,
  createPositionTokens,
  type ErasureStep,
  type Platform,
  ReadModels,
  readConfiguration,
  systemSource,
} from '@heard/service-kit'
import { MemoryVault } from '@heard/vault'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Receipts } from '../story/receipts.ts'
import { type ErasureFact, erasureStream } from './erasure.events.ts'
import { ErasureSteps } from './erasure-steps.ts'
import { type ErasureRequest, Erasures, erasureIdOf } from './erasures.ts'
import { erasureListOf } from './replay-list/erasure-list.ts'

const id = (last: number): string => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`
const programme = 'luton'
const request: ErasureRequest = { programme, contribution: id(1), person: id(2), by: 'resident' }
const erasure = erasureIdOf(request)
const code = '0'.repeat(26)
const clock = { now: () => Date.parse('2026-11-23T10:00:00.000Z') }
const deadline = '2026-11-23T10:01:00.000Z'
const others = ErasedStore.options.filter((store) => store !== 'vault' && store !== 'receipts')

class Died extends Error {}

/** Ends the process, as far as its doings go, at the nth of them: just before it, or just after it was done and before anybody heard of it. */
class Death {
  count = 0
  private dead = false

  constructor(
    private readonly at: number,
    private readonly when: 'before' | 'after',
  ) {}

  /** The object with these methods counted. */
  over<T extends object>(object: T, ...methods: readonly (keyof T)[]): T {
    return new Proxy(object, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return methods.some((method) => method === name)
          ? (...given: unknown[]) => this.meet(() => Reflect.apply(value, target, given))
          : value.bind(target)
      },
    })
  }

  private meet(act: () => unknown): unknown {
    if (this.dead) throw new Died()
    this.count += 1
    if (this.count !== this.at) return act()
    this.dead = true
    if (this.when === 'before') throw new Died()
    const done = act()
    if (!(done instanceof Promise)) throw new Died()
    return done.then(() => {
      throw new Died()
    })
  }
}

describe('an erasure that is cut off', () => {
  let folder: string
  let platform: Platform
  let ref: string
  let told: string[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-cut-off-'))
    told = []
    const nobody = (): Promise<never> => Promise.reject(new TypeError('nobody signs in here'))
    const vault = await MemoryVault.open({
      policy: async (rows) => rows.map(() => ({ allowed: true })),
      record: async () => undefined,
      now: () => new Date(clock.now()).toISOString(),
    })
    platform = {
      configuration: readConfiguration({ HEARD_DATA_DIR: folder }, '/'),
      store: checkedStore(new MemoryEventStore(), engagementFacts),
      vault,
      clock,
      accounts: { principalOf: nobody, signIn: nobody, signOut: nobody, grantsOf: nobody, removeAccount: nobody },
      positions: createPositionTokens('spec'),
      readModels: new ReadModels(),
    }
    const words = { subject: request.person, purpose: 'narrative', field: 'contribution.words', payload: 'It hurt.' }
    const [sealed] = await vault.seal([words], { deadline })
    ref = sealed?.ref ?? ''
    await new Receipts(platform).keep(code, { programme, contribution: request.contribution, person: request.person })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** A process over what lies on the disk: the erasures, and the other stores that answer what they find in the log. */
  const start = (death: Death) => {
    const mortal: Platform = {
      ...platform,
      store: death.over(platform.store, 'append'),
      vault: death.over(platform.vault, 'erase', 'link', 'unlink'),
    }
    const recipients = {
      of: async () => ['trust'],
      tell: async (recipient: string) => {
        told.push(recipient)
      },
    }
    const verifier = {
      findLeft: async (): Promise<ErasedStore[]> => ((await statusOfWords()) === 'erased' ? [] : ['vault']),
    }
    const list = death.over(erasureListOf(platform), 'add')
    const steps = new ErasureSteps(mortal, new Receipts(mortal), list, { against: async () => undefined }, death.over(recipients, 'tell'), verifier)
    const erasures = new Erasures(mortal, new Commands(mortal, engagementFacts), steps)
    const answerOthers = async (): Promise<void> => {
      for (const fact of await facts()) {
        if (fact.type === 'ErasureStarted') for (const store of others) await answerErasure(mortal, fact as ErasureStep, store, 0)
      }
    }
    return async (): Promise<void> => {
      await erasures.ask({ ...request, erasure }, systemSource(clock))
      await erasures.advance(programme, erasure)
      await answerOthers()
      await erasures.advance(programme, erasure)
    }
  }

  const facts = async (): Promise<RecordedFact<ErasureFact>[]> => {
    const found: RecordedFact<ErasureFact>[] = []
    for await (const fact of platform.store.readStream<ErasureFact>(erasureStream(programme, erasure))) found.push(fact)
    return found
  }

  const statusOfWords = async () => (await platform.vault.open([ref], { purpose: 'narrative', actor: 'spec', reason: 'spec' }))[0]?.status

  const end = async () => ({
    facts: (await facts()).map((fact) => (fact.type === 'StorePurged' ? `StorePurged ${fact.data.store}` : fact.type)),
    list: erasureListOf(platform).entries(),
    receipt: await new Receipts(platform).find(code),
    words: await statusOfWords(),
    told: new Set(told),
  })

  const right = {
    facts: [
      'ErasureRequested',
      'ErasureStarted',
      'RecipientsCollected',
      'ErasureIntended',
      'StorePurged vault',
      'StorePurged receipts',
      ...others.map((store) => `StorePurged ${store}`),
      'RecipientTold',
      'SubjectErased',
    ],
    list: [{ ...request, erasure }],
    receipt: { programme, contribution: request.contribution, erasure },
    words: 'erased',
    told: new Set(['trust']),
  }

  /** append ×13, list, erase, unlink ×2, link, tell */
  const doings = 19

  it('does as many things as are cut off below', async () => {
    const never = new Death(0, 'before')
    await start(never)()
    expect(never.count).toBe(doings)
    expect(await end()).toEqual(right)
  })

  const everyCut = Array.from({ length: doings }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const).map((when) => ({ at, when })),
  )

  it.each(everyCut)('$when doing number $at ends right once it is taken up again', async ({ at, when }) => {
    await expect(start(new Death(at, when))()).rejects.toThrow(Died)
    if ((await statusOfWords()) === 'erased') expect(erasureListOf(platform).entries()).toEqual(right.list)
    await start(new Death(0, 'before'))()
    expect(await end()).toEqual(right)
  })

  it('twice, anywhere, ends right all the same', async () => {
    for (const [first, second] of [
      [5, 2],
      [7, 1],
      [8, 3],
      [9, 2],
      [16, 2],
    ] as const) {
      await start(new Death(first, 'after'))().catch(() => undefined)
      await start(new Death(second, 'before'))().catch(() => undefined)
    }
    await start(new Death(0, 'before'))()
    expect(await end()).toEqual(right)
  })
})
