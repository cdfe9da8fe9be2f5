import type { LocalText } from '@heard/contracts'
import {
  openedQuestion,
  openedTitles,
  type QuestionView,
  questionFor,
  type Reader,
  type SealedQuestion,
  type SealedWords,
  titleFor,
} from '@heard/contracts/engagement'
import { Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

const OPENED = 'SELECT opened, stage, closes FROM conversation_opened WHERE programme = ? AND conversation = ?'
const TITLE = 'SELECT title FROM conversation_drafts WHERE programme = ? AND conversation = ? ORDER BY drafted DESC LIMIT 1'
/** What only stood in a draft before it was opened was never asked. */
const ASKED = `SELECT content FROM conversation_questions WHERE programme = ?1 AND conversation = ?2 AND drafted >= (
    SELECT max(d.drafted) FROM conversation_drafts d JOIN conversation_opened o USING (programme, conversation)
    WHERE programme = ?1 AND conversation = ?2 AND d.drafted < o.opened)
  ORDER BY place, question`

/** A question stands right after the one that it replaces. */
export const besideReplaced = <Q extends Pick<SealedQuestion, 'question' | 'replaces'>>(questions: readonly Q[]): readonly Q[] => {
  const placed = new Set<string>()
  const place = (question: Q): readonly Q[] => {
    if (placed.has(question.question)) return []
    placed.add(question.question)
    return [...questions.filter((earlier) => earlier.question === question.replaces).flatMap(place), question]
  }
  const replaced = new Set(questions.flatMap(({ replaces }) => replaces ?? []))
  return [...questions.filter(({ question }) => !replaced.has(question)), ...questions].flatMap(place)
}

/** What conversations asked, in words that a reader understands, and how they stand. */
@Injectable()
export class AskedConversations {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  /** Whether nobody can answer now; nothing when it was never open. */
  rests(programme: string, conversation: string, today: string): boolean | undefined {
    const [row] = this.model.query<{ stage: string; closes: string }>(OPENED, programme, conversation)
    return row && (row.stage !== 'open' || row.closes < today)
  }

  /** Every question that people were asked, also those that are asked no more. */
  questions(programme: string, conversation: string): readonly SealedQuestion[] {
    const rows = this.model.query<{ content: string }>(ASKED, programme, conversation)
    return besideReplaced(rows.map(({ content }) => JSON.parse(content) as SealedQuestion))
  }

  async title(programme: string, conversation: string, reader: Reader): Promise<LocalText> {
    const [row] = this.model.query<{ title: string }>(TITLE, programme, conversation)
    const sealed = row ? (JSON.parse(row.title) as SealedWords[]) : []
    return titleFor(openedTitles(sealed, await this.payloads(sealed)), reader).title
  }

  async words(questions: readonly SealedQuestion[], reader: Reader): Promise<ReadonlyMap<string, QuestionView>> {
    const payloads = await this.payloads(questions.flatMap(({ words }) => words))
    return new Map(questions.map((question) => [question.question, questionFor(openedQuestion(question, payloads), reader)]))
  }

  private async payloads(sealed: readonly SealedWords[]): Promise<ReadonlyMap<string, unknown>> {
    const opened = sealed.length === 0 ? [] : await this.platform.vault.wording(sealed.map(({ words: { ref } }) => ref))
    return new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
  }
}
