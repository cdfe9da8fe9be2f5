import type { Filling } from './draft.ts'
import type { Question } from './question.ts'
import { age } from './questions/age.tsx'
import { availability } from './questions/availability.tsx'
import { community } from './questions/community.tsx'
import { involvement } from './questions/involvement.tsx'
import { reach } from './questions/reach.tsx'
import { about, adult, languages, references } from './questions/words.tsx'

type Asked = Pick<Filling, 'age' | 'asksReferences'>

/** The questions for somebody of this age, in their order; references where the programme asks for them. */
export const questionsFor = ({ age: declared, asksReferences }: Asked): readonly Question[] => [
  age,
  ...(declared === '16-17' ? [adult] : []),
  community,
  about,
  involvement,
  languages,
  availability,
  ...(asksReferences ? [references] : []),
  reach,
]

/** The page to go on with: the first question without an answer, or the check at the end. */
export const nextPage = (filling: Filling): string => questionsFor(filling).find(({ isAnswered }) => !isAnswered(filling))?.id ?? 'check'

export const pageBefore = (filling: Filling, id: string): string => {
  const questions = questionsFor(filling)
  const before = questions[questions.findIndex((question) => question.id === id) - 1]
  return before ? `/${before.id}` : ''
}
