import type { Filling } from './draft.ts'
import { kind } from './questions/kind.tsx'
import { reply } from './questions/reply.tsx'
import { words } from './questions/words.tsx'

export const questions = [kind, words, reply] as const

/** The page to go on with: the first question without an answer, or the check at the end. */
export const nextPage = (filling: Filling): string => questions.find(({ isAnswered }) => !isAnswered(filling))?.id ?? 'check'

export const pageBefore = (id: string): string => {
  const before = questions[questions.findIndex((question) => question.id === id) - 1]
  return before ? `/${before.id}` : ''
}
