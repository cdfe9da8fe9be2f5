import { type Questionnaire, questionsIn, type SealedQuestionnaire } from '@heard/contracts/engagement'
import { Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type ConversationFact, conversationStream } from './conversation.events.ts'
import { type ConversationState, evolve, initial } from './conversation.state.ts'
import { sealedPiecesOf, withWords } from './questionnaire-words.ts'

/** Reads a conversation from its stream, and its words from the vault. */
@Injectable()
export class ConversationReader {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** @throws Refused `unknown-conversation` */
  async read(programme: string, conversation: string): Promise<ConversationState> {
    const state = await this.find(programme, conversation)
    if (state.stage === 'none') throw new Refused('unknown-conversation')
    return state
  }

  /** As it was with a certain questionnaire: what somebody answered then. */
  async readUpTo(programme: string, conversation: string, questionnaire: number): Promise<ConversationState> {
    return this.find(programme, conversation, questionnaire)
  }

  /** What it asks now, in every wording; not a draft. @throws Refused `unknown-conversation` */
  async asked(programme: string, conversation: string) {
    const { stage, questionnaire, content } = await this.read(programme, conversation)
    if (stage === 'draft') throw new Refused('unknown-conversation')
    return { conversation, questionnaire, questions: questionsIn((await this.words(content)).sections) }
  }

  async payloads(content: SealedQuestionnaire): Promise<ReadonlyMap<string, unknown>> {
    const refs = [...sealedPiecesOf(content).values()].map(({ ref }) => ref)
    const opened = refs.length === 0 ? [] : await this.platform.vault.wording(refs)
    return new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
  }

  async words(content: SealedQuestionnaire): Promise<Questionnaire> {
    return withWords(content, await this.payloads(content))
  }

  private async find(programme: string, conversation: string, upTo = Number.POSITIVE_INFINITY): Promise<ConversationState> {
    let state = initial
    for await (const fact of this.platform.store.readStream<ConversationFact>(conversationStream(programme, conversation))) {
      if (fact.type === 'QuestionnaireDrafted' && fact.data.questionnaire > upTo) break
      state = evolve(state, fact)
    }
    return state
  }
}
