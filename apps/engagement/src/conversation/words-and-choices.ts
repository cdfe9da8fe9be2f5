import { AnswerField, type GivenAnswers, type HeldAnswers, type HeldChoices, type HeldWords } from '@heard/contracts/engagement'

/** Answers as a contribution holds them. */
export type WordsAndChoices = { readonly words: HeldWords; readonly held: HeldAnswers }

export const wordsAndChoices = (questions: readonly { readonly question: string }[], answers: GivenAnswers): WordsAndChoices => {
  const given = questions.flatMap(({ question }) => {
    const answer = answers[question]
    return answer ? [{ question, answer }] : []
  })
  const texts = given.flatMap(({ question, answer }) => ('text' in answer ? [{ question, text: answer.text }] : []))
  const choices: HeldChoices = Object.fromEntries(given.flatMap(({ question, answer }) => ('text' in answer ? [] : [[question, answer] as const])))
  const words = Object.fromEntries(AnswerField.options.flatMap((field, index) => (texts[index] ? [[field, texts[index].text] as const] : [])))
  return { words, held: { texts: texts.map(({ question }) => question), choices } }
}
