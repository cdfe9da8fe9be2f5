import { randomInt } from 'node:crypto'
import { EqualityAnswers, questionsAsked } from '@heard/contracts/engagement'
import { disclosedCountsRule } from '@heard/privacy'
import { type CommandSource, Commands, Platform, ReadModel, systemSource, Turns, type Watching } from '@heard/service-kit'
import { SubjectErased } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { answersDecider } from './answers.decider.ts'
import { answersStream, figuresStream } from './equality.events.ts'
import { changedProgrammes, decidedOf, refsIn } from './equality.query.ts'
import { figuresDecider } from './figures.decider.ts'
import { ForgetEquality } from './forget-equality.ts'
import { tally } from './tally.ts'
import { type Waiting, WaitingAnswers } from './waiting-answers.ts'

const Json = z.json()
const DAY_MS = 86_400_000
/** Fewer than so many are not recorded together, unless they have waited too long. */
const TOGETHER = 5
const LONGEST_WAIT_DAYS = 28
/** Fewer than so many changed answers are not counted anew: two counts would tell what changed. */
const CHANGED = 10
const AT_ONCE = 500
const WAIT_MS = 60_000

const shuffled = <T>(list: readonly T[]): T[] => {
  const left = [...list]
  return list.flatMap(() => left.splice(randomInt(left.length), 1))
}

/** Once a day: records the answers of the days before, several together and in random order, and counts anew where enough has changed. */
@Injectable()
export class EqualityWorker implements Watching {
  readonly everyMs = 600_000
  readonly atStart = true
  readonly failed = 'equality.not-counted'
  private done = ''
  private readonly turns = new Turns()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(WaitingAnswers) private readonly waiting: WaitingAnswers,
    @Inject(ForgetEquality) private readonly forget: ForgetEquality,
  ) {}

  /** Does what is due today, once. */
  look(): Promise<void> {
    return this.turns.take('all', () => this.doDue())
  }

  private async doDue(): Promise<void> {
    const today = this.day(0)
    if (this.done === today) return
    await this.model.waitFor(await this.platform.store.head(), WAIT_MS)
    await this.forgetSetAside()
    await this.recordTogether(today)
    await this.model.waitFor(await this.platform.store.head(), WAIT_MS)
    for (const programme of changedProgrammes(this.model, CHANGED)) await this.count(programme, today)
    this.done = today
  }

  private day(back: number): string {
    return new Date(this.platform.clock.now() - back * DAY_MS).toISOString().slice(0, 10)
  }

  /** Whether what they shared was let in, as far as their answers wait for that. */
  private decided(one: Waiting): ReturnType<typeof decidedOf> {
    return one.what === 'withdrawal' || one.contribution === undefined ? 'let-in' : decidedOf(this.model, one.contribution)
  }

  /** Answers of whoever shared what was set aside can never count. */
  private async forgetSetAside(): Promise<void> {
    for (const one of await this.waiting.all()) {
      if (one.what === 'answers' && one.contribution !== undefined && this.decided(one) === 'set-aside') await this.forget.of(one.contribution)
    }
  }

  private async recordTogether(today: string): Promise<void> {
    const due = (await this.waiting.all()).filter((one) => one.on < today && this.decided(one) === 'let-in')
    if (due.length < TOGETHER && !due.some(({ on }) => on < this.day(LONGEST_WAIT_DAYS))) return
    for (const one of shuffled(due)) {
      await this.record(one, systemSource(this.platform.clock))
      await this.waiting.done(one)
    }
  }

  private async record(one: Waiting, source: CommandSource): Promise<void> {
    const { programme, record } = one
    const stream = answersStream(programme, record)
    if (one.what === 'withdrawal') {
      await this.commands.run(answersDecider, stream, { type: 'Withdraw', programme, record }, source)
      return
    }
    const { person, notice } = one
    const request = { subject: person, purpose: 'equality', field: 'equality.answers', payload: Json.parse(one.answers) } as const
    // Erased since, or by the list of erasures after a restore.
    const [answers] = await this.commands.seal([request], source).catch((error: unknown) => {
      if (error instanceof SubjectErased) return []
      throw error
    })
    if (answers) await this.commands.run(answersDecider, stream, { type: 'Answer', programme, record, person, answers, notice }, source)
  }

  private async count(programme: string, on: string): Promise<void> {
    const { topics, minimumAge } = this.programmes.equalityRules(programme)
    const tables = tally(await this.answersIn(programme), questionsAsked(topics, minimumAge))
    const command = { type: 'Count', programme, on, rule: disclosedCountsRule, tables } as const
    await this.commands.run(figuresDecider, figuresStream(programme), command, systemSource(this.platform.clock))
  }

  private async answersIn(programme: string): Promise<readonly EqualityAnswers[]> {
    const refs = refsIn(this.model, programme)
    const people: EqualityAnswers[] = []
    for (let from = 0; from < refs.length; from += AT_ONCE) {
      const opened = await this.platform.vault.open(refs.slice(from, from + AT_ONCE), { purpose: 'equality', actor: 'system', reason: 'equality' })
      for (const one of opened) if (one.status === 'open') people.push(EqualityAnswers.parse(one.payload))
    }
    return people
  }
}
