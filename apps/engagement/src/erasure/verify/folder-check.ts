import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ErasedStore, type ErasureFact, erasureFacts } from '@heard/contracts/engagement'
import type { PartProcess, PlatformFact } from '@heard/contracts/platform'
import type { RecordedFact } from '@heard/event-sourcing'
import { type Platform, partsStream, recordFact, uuidv7, Watch } from '@heard/service-kit'
import { erasureStream } from '../erasure.events.ts'
import type { Asked } from '../erasure.state.ts'
import { leftInFolder } from './left-in-folder.ts'
import { isBehind } from './raw-read-models.ts'

type Followed = ErasureFact<'ErasureIntended' | 'PartChecked' | 'SubjectErased'> | PlatformFact<'PartJoined' | 'PartGone'>
type Open = { readonly asked: Asked; readonly position: bigint; readonly found: readonly ErasedStore[] | undefined }

const types = ['ErasureIntended', 'PartChecked', 'SubjectErased', 'PartJoined', 'PartGone'] as const satisfies readonly Followed['type'][]
const AGAIN_MS = 10_000
const WAIT_MS = 5000
const RETRY_MS = 1000

const areSame = (some: readonly string[], others: readonly string[] | undefined): boolean => some.join() === others?.join()

/**
 * Runs in each process of a part, whoever holds the leases: looks with SQL of its own into the folder of this process, once its read models have folded an
 * erasure, and records what it found there. It begins with every erasure that is not done, so that a process which was away is looked at when it is back.
 */
export class FolderCheck {
  private readonly open = new Map<string, Open>()
  private readonly abort = new AbortController()
  private readonly watch: Watch
  private following: Promise<void> = Promise.resolve()
  private saidToBeGone = false

  constructor(
    private readonly platform: Pick<Platform, 'store' | 'clock' | 'configuration' | 'readModels' | 'log'>,
    private readonly own: PartProcess,
  ) {
    this.watch = new Watch(
      () => this.checkAll(),
      (error) => platform.log.event('erasures.not-looked-at', { error }),
    )
  }

  start(): void {
    this.following = this.follow()
    this.watch.start(AGAIN_MS)
  }

  /** Looks at once at what was not clear the last time. */
  look(): Promise<void> {
    return this.watch.look()
  }

  async stop(): Promise<void> {
    this.abort.abort()
    await this.following
    await this.watch.stop()
  }

  private async follow(): Promise<void> {
    const { signal } = this.abort
    while (!signal.aborted) {
      this.open.clear()
      try {
        for await (const { facts, caughtUp } of this.platform.store.subscribe({ after: 0n, types, signal })) {
          for (const fact of facts) this.take(fact as RecordedFact<Followed>)
          if (caughtUp) void this.watch.look()
        }
      } catch (error) {
        this.platform.log.event('erasures.not-looked-at', { error })
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  private take({ type, data, position }: RecordedFact<Followed>): void {
    switch (type) {
      case 'ErasureIntended':
        this.open.set(data.erasure, { asked: data, position, found: undefined })
        break
      case 'PartChecked': {
        const known = this.open.get(data.erasure)
        if (known && data.process === this.own.process) this.open.set(data.erasure, { ...known, found: data.left })
        break
      }
      case 'SubjectErased':
        this.open.delete(data.erasure)
        break
      case 'PartJoined':
      case 'PartGone':
        if (data.process === this.own.process) this.saidToBeGone = type === 'PartGone'
    }
  }

  private async checkAll(): Promise<void> {
    if (this.saidToBeGone) await this.contradict()
    for (const [erasure, one] of this.open) {
      if (this.abort.signal.aborted) return
      if (one.found?.length !== 0) await this.check(erasure, one)
    }
  }

  /** Somebody said that this folder is destroyed, and here it is. */
  private async contradict(): Promise<void> {
    await recordFact(this.platform, { type: 'PartJoined', data: this.own, stream: partsStream, actor: 'system' })
    this.saidToBeGone = false
  }

  private async check(erasure: string, { asked, position, found }: Open): Promise<void> {
    const { configuration, readModels, store, clock } = this.platform
    const folder = join(configuration.dataDirectory, 'read')
    if (!(await readModels.waitFor(position, WAIT_MS))) return
    if (isBehind(folder, new Set(readModels.status().map(({ name }) => name)), position)) return
    const left = leftInFolder(folder, asked)
    if (areSame(left, found)) return
    const data = { programme: asked.programme, erasure, ...this.own, left: [...left] }
    const metadata = { actor: 'system', at: new Date(clock.now()).toISOString() }
    const fact = { id: uuidv7(clock.now()), type: 'PartChecked', version: erasureFacts.PartChecked.version, data, metadata }
    await store.append({ stream: erasureStream(asked.programme, erasure), expected: 'any', facts: [fact] })
  }
}
