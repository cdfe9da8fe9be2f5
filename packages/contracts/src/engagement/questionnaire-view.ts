import type { LocalText } from '../values.ts'
import type {
  DraftQuestion,
  Questionnaire,
  QuestionnaireView,
  QuestionView,
  Reader,
  SealedQuestion,
  SealedWords,
  SectionView,
} from './questionnaire.ts'
import { QuestionWords, TitleWords } from './questionnaire.ts'

type For = { readonly language: string; readonly easyRead: boolean }

/** The words for a reader: theirs; else the standard ones of their language; else English; else whatever there is. */
const wordsFor = <W extends For>(words: readonly W[], { language, easyRead }: Reader): W | undefined => {
  const find = (tag: string, easy: boolean) => words.find((one) => one.language === tag && one.easyRead === easy)
  return (
    (easyRead ? find(language, true) : undefined) ??
    find(language, false) ??
    (easyRead ? find('en', true) : undefined) ??
    find('en', false) ??
    words[0]
  )
}

const local = (language: string, text: string): LocalText => ({ language, text })

/** What the vault gave, by reference; a text that was withdrawn is missing. */
type Payloads = ReadonlyMap<string, unknown>

/** Titles with their words. */
export const openedTitles = (list: readonly SealedWords[], payloads: Payloads): Questionnaire['words'] =>
  list.flatMap(({ language, easyRead, words: { ref } }) => {
    const opened = TitleWords.safeParse(payloads.get(ref))
    return opened.success ? [{ language, easyRead, ...opened.data }] : []
  })

/** A question with its words. */
export const openedQuestion = (question: SealedQuestion, payloads: Payloads): DraftQuestion => ({
  ...question,
  words: question.words.flatMap(({ language, easyRead, words: { ref } }) => {
    const opened = QuestionWords.safeParse(payloads.get(ref))
    return opened.success ? [{ language, easyRead, ...opened.data }] : []
  }),
})

/** A title as a reader sees it. */
export const titleFor = (words: Questionnaire['words'], reader: Reader): { title: LocalText; intro?: LocalText } => {
  const found = wordsFor(words, reader)
  if (!found) return { title: local('en', '') }
  const { language, title, intro } = found
  return { title: local(language, title), ...(intro === undefined ? {} : { intro: local(language, intro) }) }
}

/** A question as a reader sees it. */
export const questionFor = ({ words, options, rows, ...shape }: DraftQuestion, reader: Reader): QuestionView => {
  const found = wordsFor(words, reader)
  const language = found?.language ?? 'en'
  const labels = (ids: readonly string[], names: Readonly<Record<string, string>> | undefined) =>
    ids.map((id) => ({ id, name: local(language, names?.[id] ?? '') }))
  return {
    ...shape,
    options: labels(options, found?.options),
    rows: labels(rows, found?.rows),
    text: local(language, found?.text ?? ''),
    ...(found?.hint === undefined ? {} : { hint: local(language, found.hint) }),
  }
}

/** A questionnaire as a reader sees it. */
export const questionnaireFor = ({ words, sections }: Questionnaire, reader: Reader): QuestionnaireView => ({
  ...titleFor(words, reader),
  sections: sections.map(
    ({ words: titles, questions, ...shape }): SectionView => ({
      ...shape,
      ...titleFor(titles, reader),
      questions: questions.map((question) => questionFor(question, reader)),
    }),
  ),
})

/** The ids of options and rows alone, as the rules know a question. */
export const shapeOf = ({ text: _text, hint: _hint, options, rows, ...shape }: QuestionView) => ({
  ...shape,
  options: options.map(({ id }) => id),
  rows: rows.map(({ id }) => id),
})

/** What the rules of asking know of a questionnaire. */
export const shapesOf = ({ sections }: Pick<QuestionnaireView, 'sections'>) =>
  sections.map(({ title: _title, intro: _intro, questions, ...section }) => ({ ...section, questions: questions.map(shapeOf) }))

/** Whether any words are for easy reading. */
export const hasEasyRead = ({ words, sections }: Questionnaire): boolean =>
  [...words, ...sections.flatMap((section) => [...section.words, ...section.questions.flatMap((question) => question.words)])].some(
    ({ easyRead }) => easyRead,
  )
