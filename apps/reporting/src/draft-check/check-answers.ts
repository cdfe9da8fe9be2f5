import { CheckAnswer, type VerdictBy, VerdictBy as Voices } from '@heard/contracts/reporting'
import { Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { HistoryReader } from '../accountability/history.reader.ts'
import { loadState } from '../load-state.ts'
import { type CountedCheck, openCheck } from '../recommendation/check.decide.ts'
import { recommendationDecider } from '../recommendation/recommendation.decider.ts'
import { recommendationStream } from '../recommendation/recommendation.events.ts'
import { SealedBoxes } from '../verdict/sealed-boxes.ts'
import { Voters } from '../verdict/voters.ts'
import { type CheckBox, countsOf, type Said, withoutVoter, withSaid } from './check-box.ts'
import { roundsOf } from './rounds.ts'

const WAIT_MS = 60_000
const Box = z.array(z.strictObject({ voter: z.string(), answer: CheckAnswer, change: z.string().optional() }))

type Of = { readonly programme: string; readonly recommendation: string }
/** Whose answers, in which round about which draft. */
type CheckPlace = Of & { readonly round: number; readonly from: VerdictBy }

const boxOf = ({ programme, recommendation, round, from }: CheckPlace) => ({ from, about: [programme, recommendation, round] })
const purposes = { residents: 'narrative', champions: 'volunteering' } as const satisfies Record<VerdictBy, string>

/** Keeps what somebody says of a draft, counts it at the end, and forgets it. */
@Injectable()
export class CheckAnswers {
  private readonly boxes: SealedBoxes<CheckBox>

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Voters) private readonly voters: Voters,
  ) {
    this.boxes = new SealedBoxes<CheckBox>(platform, { residents: 'draft-check', champions: 'champion-draft-check' }, Box, [])
  }

  read(place: CheckPlace): Promise<CheckBox> {
    return this.boxes.read(boxOf(place))
  }

  /** For staff: what those wrote who are still there. */
  async opened(place: CheckPlace, actor: string): Promise<CheckBox> {
    const access = { purpose: purposes[place.from], actor, reason: 'draft-check' }
    return this.stillThere(place, await this.boxes.open(boxOf(place), access))
  }

  /** @throws Refused `check-closed` */
  async say(place: CheckPlace, voter: string, said: Said | null, today: string): Promise<void> {
    await this.inTurn(place, async () => {
      const open = openCheck(await this.stateOf(place))
      if (open?.round !== place.round || today > open.until) throw new Refused('check-closed')
      await this.boxes.write(boxOf(place), withSaid(await this.read(place), voter, said))
    })
  }

  /** Does what ends a check, with what was said in it; nobody says anything meanwhile. */
  ending<T>(of: Of, does: (counted: CountedCheck | undefined) => Promise<T>): Promise<T> {
    return this.inTurn(of, async () => does(await this.counted(of)))
  }

  /**
   * Whatever somebody said of any draft; repeated, it changes nothing.
   * @throws Refused `not-caught-up` where not every round is known yet
   */
  async forget(programme: string, from: VerdictBy, voter: string): Promise<void> {
    if (!(await this.model.waitFor(await this.platform.store.head(), WAIT_MS))) throw new Refused('not-caught-up', 1)
    for (const { recommendation, round } of this.histories.ofProgramme(programme).recommendations.flatMap(roundsOf)) {
      const place = { programme, recommendation, round, from }
      await this.inTurn(place, async () => {
        const box = await this.read(place)
        const left = withoutVoter(box, voter)
        if (left.length < box.length) await this.boxes.write(boxOf(place), left)
      })
    }
  }

  /** All that was said in so many rounds. */
  async dropAll(of: Of, rounds: readonly number[]): Promise<void> {
    await this.inTurn(of, async () => {
      for (const round of rounds) for (const from of Voices.options) await this.boxes.drop(boxOf({ ...of, round, from }))
    })
  }

  private inTurn<T>({ programme, recommendation }: Of, work: () => Promise<T>): Promise<T> {
    return this.boxes.inTurn([programme, recommendation], work)
  }

  private stateOf({ programme, recommendation }: Of) {
    return loadState(this.platform.store, recommendationDecider, recommendationStream(programme, recommendation))
  }

  private async counted(of: Of): Promise<CountedCheck | undefined> {
    const open = openCheck(await this.stateOf(of))
    if (!open) return undefined
    if (!(await this.voters.areKnown())) throw new Refused('not-caught-up', 1)
    const { round } = open
    const counts = await Promise.all(
      open.from.map(async (from) => {
        const place = { ...of, round, from }
        return [from, countsOf(this.stillThere(place, await this.read(place)))] as const
      }),
    )
    return { round, counts: Object.fromEntries(counts) }
  }

  private stillThere({ programme, from }: CheckPlace, box: CheckBox): CheckBox {
    const there = this.voters.among(
      programme,
      from,
      box.map(({ voter }) => voter),
    )
    return box.filter(({ voter }) => there.has(voter))
  }
}
