import type { HoldingKind, RetentionFact } from '@heard/contracts/engagement'
import { derivedUuid, Platform, ReadModel, systemSource, uuidv7, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Erasures } from '../erasure/erasures.ts'
import { ErasureList } from '../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../erasure/replay-list/forget-subject.ts'
import { whatStandsAgainst } from '../holds/what-stands.ts'
import { FollowEndings } from '../story/follow/follow-endings.ts'
import { type DueItem, dueItems, programmesWithRules, ranOn, rulesOf, takenBackIn } from './holdings.query.ts'
import { TakenBack } from './taken-back.ts'

const HOUR_MS = 3_600_000
/** Items of one purpose in one go; what is left is found by the next. */
const AT_ONCE = 500
/** What somebody has a receipt for: it goes with it. */
const withReceipt: readonly HoldingKind[] = ['contribution', 'enquiry', 'application']

export type Run = { readonly programme: string; readonly applied: number; readonly held: number }

/** Once a day, erases what has come to its last day, unless a hold keeps it, and records that it looked. */
@Injectable()
export class RetentionWorker implements Watching {
  readonly everyMs = HOUR_MS
  readonly failed = 'retention.not-run'
  private running: Promise<readonly Run[]> | undefined

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(FollowEndings) private readonly follows: FollowEndings,
    @Inject(TakenBack) private readonly takenBack: TakenBack,
  ) {}

  /** Runs each programme that has not run today; two calls at once are one. */
  look(): Promise<readonly Run[]> {
    this.running ??= this.runAll().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async runAll(): Promise<readonly Run[]> {
    const { store, clock } = this.platform
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    await this.model.waitFor(await store.head(), HOUR_MS)
    const runs: Run[] = []
    for (const programme of programmesWithRules(this.model)) {
      if (!ranOn(this.model, programme, today)) runs.push(await this.run(programme, today))
    }
    return runs
  }

  private async run(programme: string, today: string): Promise<Run> {
    const run = uuidv7(this.platform.clock.now())
    let applied = 0
    const kept = new Set<string>()
    await this.eraseTakenBack(programme, today)
    for (const row of rulesOf(this.model, programme)) {
      for (;;) {
        const due = dueItems(this.model, programme, row, today, AT_ONCE + kept.size).filter(({ item }) => !kept.has(item))
        if (due.length === 0) break
        for (const item of due) {
          if (whatStandsAgainst(this.model, programme, item.person) !== undefined) kept.add(item.item)
          else applied += await this.apply(programme, { run, today }, item)
        }
        await this.model.waitFor(await this.platform.store.head(), HOUR_MS)
      }
    }
    await this.record(programme, { type: 'RetentionRunDone', data: { programme, run, on: today, applied, held: kept.size } }, today)
    return { programme, applied, held: kept.size }
  }

  /** What a hold kept that is lifted since. */
  private async eraseTakenBack(programme: string, today: string): Promise<void> {
    for (const item of takenBackIn(this.model, programme)) {
      const position = await this.takenBack.erase(programme, item, today)
      if (position !== undefined) await this.model.waitFor(position, HOUR_MS)
    }
  }

  private async apply(programme: string, { run, today }: { readonly run: string; readonly today: string }, due: DueItem): Promise<number> {
    await this.erase(programme, due)
    const { purpose, kind, item, person } = due
    await this.record(
      programme,
      { type: 'RetentionApplied', data: { programme, run, purpose, kind, item, person, due: due.due } },
      `${today}/${purpose}/${kind}/${item}/${person}`,
    )
    return 1
  }

  private async erase(programme: string, { purpose, kind, item, person }: DueItem): Promise<void> {
    const source = systemSource(this.platform.clock)
    // Whose a following is, the vault alone knows.
    if (withReceipt.includes(kind)) await this.erasures.request({ programme, contribution: item, person, by: 'retention' }, source)
    else if (kind === 'follow') await this.follows.end({ programme, follow: item }, 'retention', source)
    else await forgetSubject({ list: this.list, vault: this.platform.vault }, { subject: person, purposes: [purpose] })
  }

  /** The same on the same day is recorded once, also by two processes of which one was late to notice that it is not its turn. */
  private async record(programme: string, fact: RetentionFact, seed: string): Promise<void> {
    const metadata = { actor: 'system', at: new Date(this.platform.clock.now()).toISOString() }
    const facts = [{ ...fact, id: derivedUuid(`${fact.type}/${programme}/${seed}`), version: 1, metadata }]
    const { position } = await this.platform.store.append({ stream: `retention-${programme}`, expected: 'any', facts })
    await this.model.waitFor(position, HOUR_MS)
  }
}
