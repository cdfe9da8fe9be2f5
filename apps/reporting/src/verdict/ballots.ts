import { Verdict, type VerdictBy } from '@heard/contracts/reporting'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type BallotBox, emptyBox } from './ballot-box.ts'
import { SealedBoxes } from './sealed-boxes.ts'

const Ballot = z.strictObject({ voter: z.string(), verdict: Verdict.nullable(), since: z.int().min(0), before: Verdict.nullable() })
const Box = z.strictObject({ ballots: z.array(Ballot), left: z.strictObject({ since: z.int().min(0), people: z.int().min(0) }) })

/** Whose verdicts, about which claim of which commitment. */
export type Place = { readonly programme: string; readonly commitment: string; readonly claim: number; readonly from: VerdictBy }

const boxOf = ({ programme, commitment, claim, from }: Place) => ({ from, about: [programme, commitment, claim] })

/** What people say one by one of promises, claim by claim. */
@Injectable()
export class Ballots {
  private readonly boxes: SealedBoxes<BallotBox>

  constructor(@Inject(Platform) platform: Pick<Platform, 'vault' | 'clock'>) {
    this.boxes = new SealedBoxes<BallotBox>(platform, { residents: 'verdict', champions: 'champion-verdict' }, Box, emptyBox)
  }

  read(place: Place): Promise<BallotBox> {
    return this.boxes.read(boxOf(place))
  }

  inTurn<T>({ programme, commitment, from }: Omit<Place, 'claim'>, work: () => Promise<T>): Promise<T> {
    return this.boxes.inTurn([programme, commitment, from], work)
  }

  /** Only in turn. */
  write(place: Place, box: BallotBox): Promise<void> {
    return this.boxes.write(boxOf(place), box)
  }
}
