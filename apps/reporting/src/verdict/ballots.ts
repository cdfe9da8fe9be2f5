import { Verdict, type VerdictBy } from '@heard/contracts/reporting'
import { Platform, Turns } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type BallotBox, emptyBox } from './ballot-box.ts'

const DAY_MS = 86_400_000
/** After so long without any change it is gone; each change starts it anew. */
const KEPT_DAYS = 366

const kinds = { residents: 'verdict', champions: 'champion-verdict' } as const satisfies Record<VerdictBy, string>

const Ballot = z.strictObject({ voter: z.string(), verdict: Verdict.nullable(), since: z.int().min(0), before: Verdict.nullable() })
const Box = z.strictObject({ ballots: z.array(Ballot), left: z.strictObject({ since: z.int().min(0), people: z.int().min(0) }) })
const Json = z.json()

/** Whose verdicts, about which claim of which commitment. */
export type Place = { readonly programme: string; readonly commitment: string; readonly claim: number; readonly from: VerdictBy }

const keyOf = ({ programme, commitment, claim }: Place): string => JSON.stringify([programme, commitment, claim])

/**
 * What people say one by one: for each claim two sealed records in the vault, of residents and of champions, durable when a change resolves. No fact holds any
 * of it, so that neither an order nor a time in the log tells who said what.
 */
@Injectable()
export class Ballots {
  private readonly turns = new Turns()

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'clock'>) {}

  async read(place: Place): Promise<BallotBox> {
    const { vault, clock } = this.platform
    const kept = await vault.recall(kinds[place.from], keyOf(place), new Date(clock.now()).toISOString())
    return Box.safeParse(kept).data ?? emptyBox
  }

  /** One change of a promise at a time: two tabs are two changes, and what is counted is not changed meanwhile. */
  inTurn<T>({ programme, commitment, from }: Omit<Place, 'claim'>, work: () => Promise<T>): Promise<T> {
    return this.turns.take(JSON.stringify([programme, commitment, from]), work)
  }

  /** Only in turn. */
  async write(place: Place, box: BallotBox): Promise<void> {
    const { vault, clock } = this.platform
    const expires = new Date(clock.now() + KEPT_DAYS * DAY_MS).toISOString()
    await vault.keep({ kind: kinds[place.from], key: keyOf(place), payload: Json.parse(box), expires })
  }
}
