import type { ConversationCounts } from '@heard/contracts/reporting'
import { disclosedCounts } from '@heard/privacy'
import { Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { countAnswering, countAudiences, countChannels, countChosen, countPeople } from './answers.query.ts'
import { AskedConversations } from './asked.reader.ts'
import { cellsOf, resultsOf } from './results.view.ts'

const channels = ['web', 'paper', 'phone', 'interpreter-assisted', 'import'] as const

/** Counts what came of a conversation, as the index has it now, under the rule `disclosedCountsRule`. */
@Injectable()
export class CountedResults {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(AskedConversations) private readonly asked: AskedConversations,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  /** People whose answers came after a moment; without one, all. */
  arrivedSince(programme: string, conversation: string, moment = ''): Promise<number> {
    return countPeople(this.index, programme, conversation, moment)
  }

  /** @throws Refused `not-found` for a conversation that nobody was ever asked */
  async of(programme: string, conversation: string): Promise<ConversationCounts> {
    this.terms.require(programme)
    const questions = this.asked.questions(programme, conversation)
    if (questions.length === 0) throw new Refused('not-found')
    const [all, chosen, answering, byAudience, byChannel] = await Promise.all([
      countPeople(this.index, programme, conversation),
      countChosen(this.index, programme, conversation),
      countAnswering(this.index, programme, conversation),
      countAudiences(this.index, programme, conversation),
      countChannels(this.index, programme, conversation),
    ])
    const share = <Name extends string>(names: readonly Name[], counts: readonly { readonly name: string; readonly people: number }[]) => {
      const told = names.map((name) => counts.find((count) => count.name === name)?.people ?? 0)
      const others = Math.max(
        0,
        told.reduce((left, count) => left - count, all),
      )
      const cells = cellsOf(disclosedCounts(others === 0 ? told : [...told, others]))
      return names.flatMap((name, index) => (cells[index] ? [{ name, ...cells[index] }] : []))
    }
    const audiences = share(this.terms.known(programme, 'audience'), byAudience)
    const used = channels.filter((channel) => byChannel.some(({ name }) => name === channel))
    return {
      people: disclosedCounts([all]).total,
      audiences: audiences.map(({ name, ...cell }) => ({ audience: name, ...cell })),
      channels: share(used, byChannel).map(({ name, ...cell }) => ({ channel: name, ...cell })),
      questions: questions.map((question) => resultsOf(question, { chosen, answering })),
    }
  }
}
