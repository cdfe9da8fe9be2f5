import { z } from 'zod'
import { Id, Language, LocalText, Sealed, Slug, typedText } from '../values.ts'
import { AnswerField } from './answer-field.ts'
import { longestAnswer } from './words.ts'

export const QuestionType = z.enum(['long-text', 'short-text', 'single-choice', 'multiple-choice', 'scale', 'ranking', 'matrix'])
export type QuestionType = z.infer<typeof QuestionType>

/** Longest answer to a short-text question, in UTF-16 units. */
export const longestShortAnswer = 300
/** As many text answers as one contribution has places for. */
export const mostTextQuestions = AnswerField.options.length

/** Shown only to those who answered an earlier question of choices with one of these. */
export const Condition = z.strictObject({ question: Id, anyOf: z.array(Id).min(1).max(30) })
export type Condition = z.infer<typeof Condition>

/** `audiences`: whom it is for, ids of the programme; empty: everybody. */
const shown = { audiences: z.array(Slug).max(20), showIf: Condition.optional() }

const questionShape = {
  question: Id,
  type: QuestionType,
  /** What may be chosen, in order: also the points of a scale, the things to rank, the columns of a matrix. */
  options: z.array(Id).max(30),
  /** Lines of a matrix. */
  rows: z.array(Id).max(30),
  ...shown,
  /** The question that this one stands for from now on: its results stand apart. */
  replaces: Id.optional(),
}
const sectionShape = { section: Id, ...shown }

/** What a question is, without its words. */
export const QuestionShape = z.strictObject(questionShape)
export type QuestionShape = z.infer<typeof QuestionShape>
export type SectionShape = z.infer<z.ZodObject<typeof sectionShape>> & { readonly questions: readonly QuestionShape[] }

/** For which reader words are: a language, standard or easy read. */
const reader = { language: Language, easyRead: z.boolean() }
export type Reader = { readonly language: string; readonly easyRead: boolean }

const introduction = typedText(2_000).optional()
const labels = z.record(Id, typedText(300))
const titled = { title: typedText(300), intro: introduction }
const asked = { text: typedText(1_000), hint: typedText(1_000).optional(), options: labels, rows: labels }

/** Vault payload behind the title of a conversation or of a section (purpose `publication`). */
export const TitleWords = z.strictObject(titled)
export type TitleWords = z.infer<typeof TitleWords>
/** Vault payload behind a question (purpose `publication`): its wording, and that of its options and rows by their ids. */
export const QuestionWords = z.strictObject(asked)
export type QuestionWords = z.infer<typeof QuestionWords>

export const TitleWordsFor = z.strictObject({ ...reader, ...titled })
export type TitleWordsFor = z.infer<typeof TitleWordsFor>
export const QuestionWordsFor = z.strictObject({ ...reader, ...asked })
export type QuestionWordsFor = z.infer<typeof QuestionWordsFor>

const sections = <S extends z.ZodType, Q extends z.ZodType>(section: S, question: Q) =>
  z
    .array(
      z.strictObject({
        ...sectionShape,
        words: z.array(section).min(1).max(40),
        questions: z.array(z.strictObject({ ...questionShape, words: z.array(question).min(1).max(40) })).max(60),
      }),
    )
    .max(30)

/** A questionnaire with its words in every language: what staff write. */
export const Questionnaire = z
  .strictObject({ words: z.array(TitleWordsFor).min(1).max(40), sections: sections(TitleWordsFor, QuestionWordsFor) })
  .meta({ id: 'Questionnaire' })
export type Questionnaire = z.infer<typeof Questionnaire>
export type DraftSection = Questionnaire['sections'][number]
export type DraftQuestion = DraftSection['questions'][number]

const SealedWords = z.strictObject({ ...reader, words: Sealed })
export type SealedWords = z.infer<typeof SealedWords>

/** A questionnaire as facts hold it: references instead of words. */
export const SealedQuestionnaire = { words: z.array(SealedWords).min(1), sections: sections(SealedWords, SealedWords) }
const AsFact = z.strictObject(SealedQuestionnaire)
export type SealedQuestionnaire = z.infer<typeof AsFact>
export type SealedQuestion = SealedQuestionnaire['sections'][number]['questions'][number]

/** One answer: a text; options (in the order chosen where they are ranked); or an option for each row. */
export const GivenAnswer = z.union([
  z.strictObject({ text: typedText(longestAnswer) }),
  z.strictObject({ options: z.array(Id).min(1).max(30) }),
  z.strictObject({ rows: z.record(Id, Id) }),
])
export type GivenAnswer = z.infer<typeof GivenAnswer>
/** Answers by question; a question that somebody would not answer is left out. */
export const GivenAnswers = z.record(Id, GivenAnswer)
export type GivenAnswers = z.infer<typeof GivenAnswers>

const Label = z.strictObject({ id: Id, name: LocalText })
/** A question as one reader sees it. */
export const QuestionView = z.strictObject({
  ...questionShape,
  options: z.array(Label),
  rows: z.array(Label),
  text: LocalText,
  hint: LocalText.optional(),
})
export type QuestionView = z.infer<typeof QuestionView>
export const SectionView = z.strictObject({ ...sectionShape, title: LocalText, intro: LocalText.optional(), questions: z.array(QuestionView) })
export type SectionView = z.infer<typeof SectionView>
/** A questionnaire as one reader sees it; where words are missing in a language, they come in another one and say so. */
export const QuestionnaireView = z.strictObject({ title: LocalText, intro: LocalText.optional(), sections: z.array(SectionView) })
export type QuestionnaireView = z.infer<typeof QuestionnaireView>
