import type { AskedAbout, PublicCommitment, VerdictBy } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'
import { Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { HistoryReader } from '../accountability/history.reader.ts'
import { commitmentViews, type Histories } from '../accountability/report.view.ts'
import { dayOf } from '../today.ts'
import { Wordings } from '../wordings.ts'
import { verdictOf } from './ballot-box.ts'
import { Ballots } from './ballots.ts'
import { askedAbout, type Question, questionAbout } from './question.ts'
import { Voters } from './voters.ts'

/** Somebody who may say what they see: a resident by a contribution, or a champion. */
export type Voter = { readonly programme: string; readonly from: VerdictBy; readonly voter: string }

type Asked = { readonly commitment: PublicCommitment; readonly question: Question }

/** What somebody is asked: whether they see what was promised. */
@Injectable()
export class Asking {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(Voters) private readonly voters: Voters,
    @Inject(Ballots) private readonly ballots: Ballots,
  ) {}

  /** Everything that somebody is asked about, the newest promise first, with what they said. */
  async all(who: Voter, at: string): Promise<AskedAbout[]> {
    const asked = await this.askedOf(who, at)
    return Promise.all(asked.toReversed().map(({ commitment, question }) => this.withVerdict(who, commitment, question)))
  }

  /** @throws Refused `not-asked`, `claim-changed` */
  async require(who: Voter, about: { readonly commitment: string; readonly claim: number }, at: string): Promise<void> {
    const asked = (await this.askedOf(who, at)).find(({ commitment }) => commitment.id === about.commitment)
    if (!asked) throw new Refused('not-asked')
    if (asked.question.claim !== about.claim) throw new Refused('claim-changed')
  }

  private async withVerdict({ programme, from, voter }: Voter, commitment: PublicCommitment, question: Question): Promise<AskedAbout> {
    const box = await this.ballots.read({ programme, commitment: commitment.id, claim: question.claim, from })
    const verdict = verdictOf(box, voter)
    return { ...askedAbout(commitment, question), ...(verdict ? { verdict } : {}) }
  }

  private async askedOf(who: Voter, at: string): Promise<readonly Asked[]> {
    const histories = this.reader.ofProgramme(who.programme)
    const concerns = this.concerning(who, histories)
    const commitments = histories.commitments.filter(
      ([first]) => first?.type === 'CommitmentMade' && concerns.recommendation(first.data.recommendation),
    )
    const words = await this.wordings.wordsIn(commitments)
    const today = dayOf(at)
    return commitmentViews({ ...histories, commitments }, { words, today, disclose: publicCount }).flatMap((commitment) => {
      const question = questionAbout(commitment, today)
      return question && concerns.cameBefore(question.before) ? [{ commitment, question }] : []
    })
  }

  /** Residents are asked about what came of their own words, and only where these came first; champions about everything. */
  private concerning({ programme, from, voter }: Voter, histories: Histories) {
    if (from === 'champions') return { recommendation: () => true, cameBefore: () => true }
    const led = this.voters.ledTo(programme, voter, histories)
    return {
      recommendation: (id: string | undefined) => id !== undefined && (led?.to.has(id) ?? false),
      cameBefore: (moment: string) => led !== undefined && led.at < moment,
    }
  }
}
