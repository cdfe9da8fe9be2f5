import { given } from '@heard/contracts'
import type { AskedToCheck } from '@heard/contracts/reporting'
import { Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { HistoryReader } from '../accountability/history.reader.ts'
import type { Histories } from '../accountability/report.view.ts'
import type { Words } from '../accountability/words.ts'
import { dayOf } from '../today.ts'
import type { Voter } from '../verdict/asking.ts'
import { Voters } from '../verdict/voters.ts'
import { Wordings } from '../wordings.ts'
import { CheckAnswers } from './check-answers.ts'
import { type Said, saidBy } from './check-box.ts'
import { isOpenOn, type Round, roundsOf } from './rounds.ts'

type Asked = { readonly round: Round; readonly isOpen: boolean; readonly said: Said | undefined }

/** A draft as somebody sees it who is asked: what it says, to whom and why, and nothing of what others said. */
const shown = ({ round: { recommendation, round, until, draft }, isOpen, said }: Asked, words: Words): AskedToCheck => ({
  recommendation,
  round,
  organisations: draft.organisations,
  ...given({ priority: draft.priority, strength: draft.strength && { level: draft.strength.level, because: words(draft.strength.because) } }),
  title: words(draft.title),
  text: words(draft.text),
  until,
  isOpen,
  ...given({ answer: said?.answer, change: said?.change }),
})

/** Which drafts somebody is asked to check. */
@Injectable()
export class CheckAsking {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(Voters) private readonly voters: Voters,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  /** Everything that somebody is asked, the newest first, and what they said of drafts that are closed to answers. */
  async all(who: Voter, at: string): Promise<AskedToCheck[]> {
    const asked = await this.askedOf(who, at)
    const words = await this.wordings.wordsIn(asked.map(({ round }) => round.draft))
    return asked.toReversed().map((each) => shown(each, words))
  }

  /** Rounds that wait for somebody's answer. */
  async waiting(who: Voter, at: string): Promise<readonly Round[]> {
    return (await this.askedOf(who, at)).flatMap(({ round, isOpen, said }) => (isOpen && !said ? [round] : []))
  }

  /** @throws Refused `not-asked`, `check-closed` */
  async require(who: Voter, about: { readonly recommendation: string; readonly round: number }, at: string): Promise<void> {
    const asked = (await this.askedOf(who, at)).filter(({ round: { recommendation } }) => recommendation === about.recommendation)
    if (asked.length === 0) throw new Refused('not-asked')
    if (!asked.some(({ round: { round }, isOpen }) => isOpen && round === about.round)) throw new Refused('check-closed')
  }

  private async askedOf(who: Voter, at: string): Promise<readonly Asked[]> {
    const histories = this.reader.ofProgramme(who.programme)
    const concerns = this.concerning(who, histories)
    const rounds = histories.recommendations.flatMap(roundsOf).filter(({ from }) => from.includes(who.from))
    const asked = await Promise.all(
      rounds.map(async (round): Promise<Asked & { readonly isAsked: boolean }> => {
        const box = await this.answers.read({ ...who, recommendation: round.recommendation, round: round.round })
        const isOpen = isOpenOn(round, dayOf(at))
        return { round, isOpen, said: saidBy(box, who.voter), isAsked: isOpen && concerns(round) }
      }),
    )
    return asked.filter(({ isAsked, said }) => isAsked || said)
  }

  /** Residents are asked about what came of their own words, and only where these came first; champions by the community that they belong to now. */
  private concerning({ programme, from, voter }: Voter, histories: Histories): (round: Round) => boolean {
    if (from === 'champions') {
      const community = this.voters.communityOf(programme, voter)
      return ({ communities }) => communities.length === 0 || (community !== undefined && communities.includes(community))
    }
    const led = this.voters.ledTo(programme, voter, histories)
    if (!led) return () => false
    return ({ recommendation, at }) => led.to.has(recommendation) && led.at < at
  }
}
