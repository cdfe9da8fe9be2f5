import type { VerdictBy } from '@heard/contracts/reporting'
import { Commands, Platform, ReadModel, systemSource, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { commitmentDecider } from '../commitment/commitment.decider.ts'
import { commitmentStream } from '../commitment/commitment.events.ts'
import { loadState } from '../load-state.ts'
import { dayOf } from '../today.ts'
import { isCountingDay, releasable, verdictsRule, withoutVoter } from './ballot-box.ts'
import { Ballots } from './ballots.ts'
import { Voters } from './voters.ts'

const PROMISED = `SELECT programme, id AS commitment FROM histories WHERE type = 'CommitmentMade' ORDER BY position`
type Promised = { readonly programme: string; readonly commitment: string }

/** On Mondays: counts what residents and champions said one by one, and releases what may be known. */
@Injectable()
export class VerdictWatch implements Watching {
  /** Once a day, in its first hour: a count each hour would tell in which hour the tenth came. */
  private countedOn: string | undefined
  readonly everyMs = 3_600_000
  readonly failed = 'verdicts.not-counted'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Ballots) private readonly ballots: Ballots,
    @Inject(Voters) private readonly voters: Voters,
  ) {}

  private today(): string {
    return dayOf(new Date(this.platform.clock.now()).toISOString())
  }

  async look(): Promise<void> {
    const today = this.today()
    if (!isCountingDay(today) || this.countedOn === today || !(await this.voters.areKnown())) return
    for (const promised of this.model.query<Promised>(PROMISED)) {
      for (const from of ['residents', 'champions'] as const) await this.ballots.inTurn({ ...promised, from }, () => this.release(promised, from))
    }
    this.countedOn = today
  }

  /** Counts only those who are still there. */
  private async release({ programme, commitment }: Promised, from: VerdictBy): Promise<void> {
    const on = this.today()
    const stream = commitmentStream(programme, commitment)
    const held = await loadState(this.platform.store, commitmentDecider, stream)
    if (!held || (held.claims === 0 && on <= held.due)) return
    const { claims: claim, released } = held
    const box = await this.ballots.read({ programme, commitment, claim, from })
    const known = this.voters.among(
      programme,
      from,
      box.ballots.map(({ voter }) => voter),
    )
    const gone = box.ballots.filter(({ voter }) => !known.has(voter))
    const left = gone.reduce((rest, { voter }) => withoutVoter(rest, voter, released[from].number), box)
    // They have changed once, and not again every Monday.
    if (gone.length > 0) await this.ballots.write({ programme, commitment, claim, from }, left)
    const counts = releasable(left, released[from].number)
    if (!counts) return
    const command = { type: 'ReleaseVerdicts', programme, commitment, claim, from, on, rule: verdictsRule, counts } as const
    await this.commands.run(commitmentDecider, stream, command, systemSource(this.platform.clock))
  }
}
