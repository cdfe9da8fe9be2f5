import { type Questionnaire, questionsIn, type SealedQuestionnaire } from '@heard/contracts/engagement'
import { type CommandSource, Commands, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { conversationDecider } from './conversation.decider.ts'
import { conversationStream } from './conversation.events.ts'
import { ConversationReader } from './conversation.reader.ts'
import { type ConversationState, initial } from './conversation.state.ts'
import { piecesOf, saysTheSame, sealedPiecesOf, sealedWith } from './questionnaire-words.ts'

/** A questionnaire to be written; `basedOn`: number of the one that was changed, 0 for a new one. */
type Draft = { readonly programme: string; readonly conversation: string; readonly basedOn: number; readonly content: Questionnaire }

/** Whether each option and row has words wherever its question has. */
const isNamed = ({ sections }: Questionnaire): boolean =>
  questionsIn(sections).every(({ options, rows, words }) =>
    words.every((one) => options.every((id) => one.options[id] !== undefined) && rows.every((id) => one.rows[id] !== undefined)),
  )

/** Writes questionnaires. Words that stay are not sealed again: a reference that stays is how the record shows that a question still asks the same. */
@Injectable()
export class Drafting {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async draft({ programme, conversation, basedOn, content }: Draft, source: CommandSource) {
    if (!isNamed(content)) throw new Refused('option-without-words')
    const { audiences } = this.programmes.conversationRules(programme)
    const before = basedOn === 0 ? initial : await this.conversations.read(programme, conversation)
    const sealed = await this.sealed(programme, content, before, source)
    const command = { type: 'Draft' as const, programme, conversation, basedOn, content: sealed, audiences }
    return this.commands.run(conversationDecider, conversationStream(programme, conversation), command, source)
  }

  private async sealed(programme: string, content: Questionnaire, before: ConversationState, source: CommandSource): Promise<SealedQuestionnaire> {
    const known = new Map([...sealedPiecesOf({ words: [], sections: askedBefore(before) }), ...sealedPiecesOf(before.content)])
    const payloads = await this.conversations.payloads({
      words: before.content.words,
      sections: [...before.content.sections, ...askedBefore(before)],
    })
    const pieces = piecesOf(content)
    const kept = pieces.filter(({ key, payload }) => saysTheSame(payloads.get(known.get(key)?.ref ?? ''), payload))
    const fresh = pieces.filter((piece) => !kept.includes(piece))
    const rows = await this.commands.seal(
      fresh.map(({ field, payload }) => ({ subject: programme, purpose: 'publication', field, payload })),
      source,
    )
    const pairs = [
      ...kept.flatMap(({ key }) => {
        const found = known.get(key)
        return found ? [[key, found] as const] : []
      }),
      ...fresh.flatMap(({ key }, index) => (rows[index] ? [[key, rows[index]] as const] : [])),
    ]
    return sealedWith(content, new Map(pairs))
  }
}

/** Questions that were asked, so that one that comes back brings its words with it. */
const askedBefore = ({ asked }: ConversationState): SealedQuestionnaire['sections'] =>
  asked.size === 0 ? [] : [{ section: 'asked-before', audiences: [], words: [], questions: [...asked.values()] }]
