import type { ProgrammeView } from '@heard/contracts/engagement'
import type { Filling } from './draft.ts'
import type { Question } from './question.ts'
import { about } from './questions/about.tsx'
import { community, groupsOf } from './questions/community.tsx'
import { choiceFor, consent } from './questions/consent.tsx'
import { gotInTheWay } from './questions/got-in-the-way.tsx'
import { oldEnough } from './questions/old-enough.tsx'
import { stages } from './questions/stages.tsx'
import { ward } from './questions/ward.tsx'
import { happened, worked, wouldHaveHelped } from './questions/words.tsx'

/** The questions of a programme in their order. */
export const questionsOf = (programme: ProgrammeView): readonly Question[] => [
  oldEnough(programme),
  about,
  ...(programme.stages.length > 0 ? [stages(programme)] : []),
  ...(groupsOf(programme).length > 0 ? [community(programme)] : []),
  ...(programme.wards.length > 0 ? [ward] : []),
  happened,
  worked,
  gotInTheWay,
  wouldHaveHelped,
  ...programme.notices.map(consent),
]

/** Whether an agreement that nothing can be done without was refused. */
const isRefused = (programme: ProgrammeView, filling: Filling): boolean =>
  programme.notices.some((notice) => notice.required && choiceFor(filling, notice)?.given === false)

/** The name of the page to go on with: the first question without an answer, or the check at the end. */
export const nextPage = (programme: ProgrammeView, filling: Filling): string => {
  if (isRefused(programme, filling)) return 'cannot-use'
  return questionsOf(programme).find(({ isAnswered }) => !isAnswered(filling))?.id ?? 'check'
}

/** The page before a question. */
export const pageBefore = (programme: ProgrammeView, id: string): string => {
  const questions = questionsOf(programme)
  const before = questions[questions.findIndex((question) => question.id === id) - 1]
  return before ? `/${before.id}` : ''
}
