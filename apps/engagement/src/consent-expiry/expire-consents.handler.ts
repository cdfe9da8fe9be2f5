import { Commands, Platform, ReadModel, systemSource, uuidv7 } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { type TimedNotice, timedNotices } from '../programme/programme.rows.ts'
import { contributionDecider } from '../story/contribution.decider.ts'
import { contributionStream } from '../story/contribution.events.ts'
import { consentUntil } from './consent-until.ts'

/** Records every consent whose time is over by now; answers how many. */
export class ExpireConsents extends Command<number> {}

type Standing = { readonly contribution: string; readonly record: string; readonly at: string }

const PATIENCE_MS = 60_000
const BATCH = 500
const OLD_ENOUGH = `SELECT contribution, record, at FROM consent_standings
  WHERE programme = ? AND purpose = ? AND version = ? AND given = 1 AND at < ? AND (at, contribution) > (?, ?) ORDER BY at, contribution LIMIT ${BATCH}`
const SHORTEST_MONTH_MS = 28 * 86_400_000

@CommandHandler(ExpireConsents)
export class ExpireConsentsHandler implements ICommandHandler<ExpireConsents> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute(): Promise<number> {
    await this.model.waitFor(await this.platform.store.head(), PATIENCE_MS)
    let expired = 0
    for (const notice of timedNotices(this.model)) expired += await this.expire(notice)
    return expired
  }

  /** By pages of time: a consent given before another one ends before it. */
  private async expire(notice: TimedNotice): Promise<number> {
    const now = this.platform.clock.now()
    const today = new Date(now).toISOString().slice(0, 10)
    const youngest = new Date(now - notice.months * SHORTEST_MONTH_MS).toISOString()
    let expired = 0
    for (let after: readonly [string, string] = ['', '']; ; ) {
      const page = this.model.query<Standing>(OLD_ENOUGH, notice.programme, notice.purpose, notice.version, youngest, ...after)
      for (const standing of page) {
        if (consentUntil(standing.at, notice.months) > today) return expired
        expired += await this.record(notice, standing)
      }
      const last = page.at(-1)
      if (!last || page.length < BATCH) return expired
      after = [last.at, last.contribution]
    }
  }

  private async record({ programme, purpose }: TimedNotice, { contribution, record: standing }: Standing): Promise<number> {
    const { clock } = this.platform
    const command = { type: 'ExpireConsent', programme, contribution, purpose, standing, record: uuidv7(clock.now()) } as const
    const { accepted } = await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, systemSource(clock))
    return accepted.length
  }
}
