import {
  AnswerField,
  HeldAnswers,
  type HeldChoice,
  type OwnAnswer,
  type OwnAnswers,
  type QuestionView,
  questionnaireFor,
  questionsIn,
} from '@heard/contracts/engagement'
import { Inject, Injectable } from '@nestjs/common'
import { ContributionReader, type Kept } from '../story/contribution.reader.ts'
import { ConversationReader } from './conversation.reader.ts'

const access = { actor: 'resident', reason: 'receipt' }

/** What somebody answered, beside what they were asked: for the holder of a receipt. */
@Injectable()
export class OwnAnswersReader {
  constructor(
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  /** Nothing for a story, and when the answers were withdrawn. */
  async of(programme: string, { held, words }: Kept): Promise<OwnAnswers | undefined> {
    if (!('answers' in held) || held.answers === undefined) return undefined
    const { conversation, questionnaire } = held.answers
    const opened = await this.reader.words(words, access)
    if (opened.status === 'withdrawn') return undefined
    const attributes = held.attributes && (await this.reader.attributes(held.attributes, access))
    const { texts, choices } = HeldAnswers.parse(attributes?.answers)
    const { content } = await this.conversations.readUpTo(programme, conversation, questionnaire)
    const view = questionnaireFor(await this.conversations.words(content), { language: held.language, easyRead: false })
    const textOf = (question: string): string | undefined => {
      const field = AnswerField.options[texts.indexOf(question)]
      return field && opened.words[field]
    }
    const answers = questionsIn(view.sections).map((question) => ownAnswer(question, textOf(question.question), choices[question.question]))
    return { conversation, title: view.title, answers: answers.filter(isGiven) }
  }
}

const isGiven = ({ text, chosen, rows }: OwnAnswer): boolean => text !== undefined || chosen !== undefined || rows !== undefined

const ownAnswer = ({ question, text: asked, options, rows }: QuestionView, text: string | undefined, choice: HeldChoice | undefined): OwnAnswer => {
  const named = (list: QuestionView['options'], id: string) => list.find((one) => one.id === id)?.name ?? { language: 'en', text: '' }
  return {
    question,
    asked,
    ...(text === undefined ? {} : { text }),
    ...(choice && 'options' in choice ? { chosen: choice.options.map((id) => named(options, id)) } : {}),
    ...(choice && 'rows' in choice
      ? {
          rows: rows
            .filter(({ id }) => choice.rows[id] !== undefined)
            .map(({ id, name }) => ({ row: name, chosen: named(options, choice.rows[id] ?? '') })),
        }
      : {}),
  }
}
