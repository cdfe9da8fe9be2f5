import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ErasedStore, engagementFacts } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { MemoryEventStore } from '@heard/event-store'
import {
  aloneWork,
  answerErasure,
  Commands,
  checkedStore,
  createPositionTokens,
  defineService,
  derivedUuid,
  type ErasureStep,
  Outbox,
  type Platform,
  ReadModel,
  ReadModels,
  Receipts,
  readConfiguration,
  silentTelemetry,
  systemSource,
} from '@heard/service-kit'
import { accountsThatKnow, emptyLedger, keptLog } from '@heard/service-kit/testing'
import { MemoryVault } from '@heard/vault'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EqualityLinks } from '../equality/equality-links.ts'
import { ForgetEquality } from '../equality/forget-equality.ts'
import { WaitingAnswers } from '../equality/waiting-answers.ts'
import { quotationStream } from '../quotation/quotation.events.ts'
import { QuotationEndings } from '../quotation/quotation-endings.ts'
import { quotationsProjection } from '../quotation/quotations.projection.ts'
import { quotationsIn } from '../quotation/quotations.query.ts'
import { followStream } from '../story/follow/follow.events.ts'
import { FollowEndings } from '../story/follow/follow-endings.ts'
import { Follows } from '../story/follow/follows.ts'
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
const own: readonly ErasedStore[] = ['vault', 'receipts', 'mails', 'follows', 'quotations']
const others = ErasedStore.options.filter((store) => !own.includes(store))
const following = { programme, follow: id(3) }
const [approved, proposed] = [id(5), id(6)]

const nothing = { routes: [], facts: engagementFacts, ledger: {}, controllers: [], providers: [], policies: [] }

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
  let address: string
  let copy: string
  let told: string[]
  let model: ReadModel
  let outboxes: Outbox[]

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
      configuration: readConfiguration({ HEARD_DATA_DIR: folder, HEARD_SMTP_URL: 'smtp://127.0.0.1:9' }, '/'),
      store: checkedStore(new MemoryEventStore(), engagementFacts),
      vault,
      clock,
      ...accountsThatKnow(nobody).platform,
      positions: createPositionTokens('spec'),
      readModels: new ReadModels(),
      ledger: emptyLedger,
      log: keptLog().log,
      telemetry: silentTelemetry,
      work: aloneWork(folder),
    }
    outboxes = []
    model = await ReadModel.open(platform, defineService({ ...nothing, name: 'engagement', projections: [quotationsProjection] }))
    const words = { subject: request.person, purpose: 'narrative', field: 'contribution.words', payload: 'It hurt.' }
    const [sealed] = await vault.seal([words], { deadline })
    ref = sealed?.ref ?? ''
    await new Receipts(platform).keep(code, { programme, contribution: request.contribution, person: request.person })
    await follow()
    await quote()
  })
  afterEach(async () => {
    await model.onApplicationShutdown()
    for (const outbox of outboxes) await outbox.onApplicationShutdown()
    rmSync(folder, { recursive: true, force: true })
  })

  const record = async (stream: string, ...facts: readonly { readonly type: string; readonly data: object }[]): Promise<void> => {
    const metadata = { actor: 'spec', at: new Date(clock.now()).toISOString() }
    await platform.store.append({
      stream,
      expected: 'any',
      facts: facts.map((fact, at) => ({ ...fact, id: derivedUuid(`${stream}/${at}`), version: 1, metadata })),
    })
  }

  /** Somebody follows this by e-mail, and a mail to them waits. */
  const follow = async (): Promise<void> => {
    const subject = id(4)
    const [sealed] = await platform.vault.seal([{ subject, purpose: 'contact', field: 'follow.address', payload: { email: 'a@heard.example' } }], {
      deadline,
    })
    if (!sealed) throw new TypeError('nothing was sealed')
    address = sealed.ref
    await new Follows(platform, erasureListOf(platform)).keep(following, { programme, contribution: request.contribution, subject, language: 'en' })
    await record(followStream(programme, following.follow), { type: 'FollowAsked', data: { ...following, address: sealed } })
    const outbox = outboxOver(platform)
    const mail = { to: 'a@heard.example', subject: 's', text: 't', language: 'en', unsubscribe: 'https://heard.example/' }
    await outbox.put({ recipient: following.follow, cause: 'confirm', mail })
    await outbox.flush()
  }

  /** Two quotations: one is public, one is proposed. */
  const quote = async (): Promise<void> => {
    const payload = { language: 'en', text: 'It hurt.' }
    const [sealed] = await platform.vault.seal([{ subject: request.person, purpose: 'publication', field: 'quotation.words', payload }], { deadline })
    if (!sealed) throw new TypeError('nothing was sealed')
    copy = sealed.ref
    const excerpt = { contribution: request.contribution, field: 'happened', from: 0, to: 8 }
    for (const quotation of [approved, proposed]) {
      await record(
        quotationStream(programme, quotation),
        { type: 'QuotationProposed', data: { programme, quotation, ...excerpt } },
        ...(quotation === approved ? [{ type: 'QuotationApproved', data: { programme, quotation, words: sealed } }] : []),
      )
    }
  }

  const outboxOver = (mortal: Platform): Outbox => {
    const outbox = new Outbox(mortal)
    outboxes.push(outbox)
    return outbox
  }

  /** A process over what lies on the disk: the erasures, and the other stores that answer what they find in the log. */
  const start = (death: Death) => {
    const mortal: Platform = {
      ...platform,
      store: death.over(platform.store, 'append'),
      vault: death.over(platform.vault, 'erase', 'link', 'unlink', 'drop', 'withdraw'),
    }
    const recipients = {
      of: async () => ['trust'],
      tell: async (recipient: string) => {
        told.push(recipient)
      },
    }
    const verifier = {
      findLeft: async (): Promise<ErasedStore[]> => {
        const left = await whatIsLeft()
        return left.words === 'erased' && left.address === 'erased' && left.copy === 'erased' && left.mails === 0 ? [] : ['vault']
      },
    }
    const list = death.over(erasureListOf(platform), 'add', 'addSubject')
    const commands = new Commands(mortal, engagementFacts)
    const outbox = outboxOver(mortal)
    const follows = new FollowEndings(commands, outbox, new Follows(mortal, list))
    const quotations = new QuotationEndings(mortal, commands, model)
    const holds = { against: async () => undefined }
    const equality = new ForgetEquality(mortal, list, new EqualityLinks(mortal), new WaitingAnswers(mortal))
    const steps = new ErasureSteps(
      mortal,
      new Receipts(mortal),
      equality,
      follows,
      quotations,
      outbox,
      list,
      holds,
      death.over(recipients, 'tell'),
      verifier,
    )
    const erasures = new Erasures(mortal, commands, steps)
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

  const streamTypes = async (stream: string): Promise<string[]> => {
    const types: string[] = []
    for await (const { type } of platform.store.readStream(stream)) types.push(type)
    return types
  }

  const statusOfWords = async () => (await platform.vault.open([ref], { purpose: 'narrative', actor: 'spec', reason: 'spec' }))[0]?.status

  const whatIsLeft = async () => {
    const [opened] = await platform.vault.open([address], { purpose: 'contact', actor: 'spec', reason: 'spec' })
    const [shown] = await platform.vault.wording([copy])
    return { words: await statusOfWords(), address: opened?.status, copy: shown?.status, mails: (await outboxOver(platform).counts()).waiting }
  }

  const end = async () => ({
    facts: (await facts()).map((fact) => (fact.type === 'StorePurged' ? `StorePurged ${fact.data.store}` : fact.type)),
    list: erasureListOf(platform).entries(),
    lost: erasureListOf(platform).subjects(),
    receipt: await new Receipts(platform).find(code),
    left: await whatIsLeft(),
    following: [
      await new Follows(platform, erasureListOf(platform)).of(request.contribution),
      await new Follows(platform, erasureListOf(platform)).target(following.follow),
    ],
    followEnded: await streamTypes(followStream(programme, following.follow)),
    quotations: (['proposed', 'approved'] as const).flatMap((state) => quotationsIn(model, programme, state).rows),
    quotationEnded: await Promise.all([approved, proposed].map((quotation) => streamTypes(quotationStream(programme, quotation)))),
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
      'StorePurged mails',
      'StorePurged follows',
      'StorePurged quotations',
      ...others.map((store) => `StorePurged ${store}`),
      'RecipientTold',
      'SubjectErased',
    ],
    list: [{ ...request, erasure }],
    lost: [{ subject: id(4), purposes: ['contact'] }],
    receipt: { programme, contribution: request.contribution, erasure },
    left: { words: 'erased', address: 'erased', copy: 'erased', mails: 0 },
    following: [undefined, undefined],
    followEnded: ['FollowAsked', 'FollowEnded'],
    quotations: [],
    quotationEnded: [
      ['QuotationProposed', 'QuotationApproved', 'QuotationWithdrawn'],
      ['QuotationProposed', 'QuotationWithdrawn'],
    ],
    told: new Set(['trust']),
  }

  /** append ×19, list ×2, erase ×2, unlink ×5, link, drop, withdraw, tell */
  const doings = 33

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
      [20, 4],
      [24, 1],
    ] as const) {
      await start(new Death(first, 'after'))().catch(() => undefined)
      await start(new Death(second, 'before'))().catch(() => undefined)
    }
    await start(new Death(0, 'before'))()
    expect(await end()).toEqual(right)
  })
})
