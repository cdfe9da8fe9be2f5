import type { QuestionView, Reader } from '@heard/contracts/engagement'
import type { ConversationCounts } from '@heard/contracts/reporting'
import { Inject, Injectable } from '@nestjs/common'
import { AskedConversations } from './asked.reader.ts'

type Of = { readonly programme: string; readonly conversation: string }

const missing = { text: { language: 'en', text: '' }, options: [], rows: [] }
const wordsOf = ({ text, options, rows }: Pick<QuestionView, 'text' | 'options' | 'rows'> = missing) => ({ text, options, rows })

/** Puts the words of the questions beside their numbers. They are those of today: what was asked never changes, but a language may have come. */
@Injectable()
export class WordedResults {
  constructor(@Inject(AskedConversations) private readonly asked: AskedConversations) {}

  async of({ questions, ...counts }: ConversationCounts, { programme, conversation }: Of, reader: Reader) {
    const words = await this.asked.words(this.asked.questions(programme, conversation), reader)
    return { ...counts, questions: questions.map((question) => ({ ...question, ...wordsOf(words.get(question.question)) })) }
  }
}
