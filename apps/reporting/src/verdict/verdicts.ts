import type { Verdict, VerdictBy } from '@heard/contracts/reporting'
import { Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { HistoryReader } from '../accountability/history.reader.ts'
import { commitmentDecider } from '../commitment/commitment.decider.ts'
import { commitmentStream } from '../commitment/commitment.events.ts'
import { loadState } from '../load-state.ts'
import { type BallotBox, cast, withoutVoter } from './ballot-box.ts'
import { Ballots, type Place } from './ballots.ts'

const WAIT_MS = 60_000

type Said = Place & { readonly voter: string; readonly verdict: Verdict | null }

/** Keeps what somebody says of a claim, and forgets it. */
@Injectable()
export class Verdicts {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Ballots) private readonly ballots: Ballots,
  ) {}

  /** @throws Refused `claim-changed` */
  say({ voter, verdict, ...place }: Said): Promise<void> {
    return this.change(place, (box, releases) => cast(box, voter, verdict, releases), 'claim-changed')
  }

  /**
   * Whatever somebody said, of any claim; repeated, it changes nothing.
   * @throws Refused `not-caught-up` where not every claim is known yet
   */
  async forget(programme: string, from: VerdictBy, voter: string): Promise<void> {
    if (!(await this.model.waitFor(await this.platform.store.head(), WAIT_MS))) throw new Refused('not-caught-up', 1)
    for (const [made, ...later] of this.histories.ofProgramme(programme).commitments) {
      if (made?.type !== 'CommitmentMade') continue
      const claims = later.filter(({ type }) => type === 'OutcomeClaimed').length
      for (let claim = 0; claim <= claims; claim += 1) {
        const { commitment } = made.data
        await this.change({ programme, commitment, claim, from }, (box, releases) => withoutVoter(box, voter, releases))
      }
    }
  }

  /** `refusal`: where the claim is not the newest any more; nothing is released about an older one, so that for it the number of releases does not matter. */
  private change(place: Place, how: (box: BallotBox, releases: number) => BallotBox, refusal?: 'claim-changed'): Promise<void> {
    const { programme, commitment, claim, from } = place
    return this.ballots.inTurn(place, async () => {
      const held = await loadState(this.platform.store, commitmentDecider, commitmentStream(programme, commitment))
      const isNewest = held?.claims === claim
      if (!isNewest && refusal) throw new Refused(refusal)
      const box = await this.ballots.read(place)
      const changed = how(box, isNewest ? held.released[from].number : 0)
      if (changed !== box) await this.ballots.write(place, changed)
    })
  }
}
