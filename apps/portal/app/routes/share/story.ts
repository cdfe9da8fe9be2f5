import { MomentField, type ProgrammeView, type ShareStory, type StoryWords } from '@heard/contracts/engagement'
import type { Filling } from './draft.ts'
import { preferNotToSay } from './questions/community.tsx'
import { choiceFor } from './questions/consent.tsx'
import { momentsIn } from './questions/moments.tsx'

/** What was told of the stages, each in the place of its stage. */
const momentsOf = (filling: Filling): StoryWords =>
  Object.fromEntries(
    momentsIn(filling).flatMap((stage, index) => {
      const [field, text] = [MomentField.options[index], filling.moments?.[stage]]
      return field && text ? [[field, text]] : []
    }),
  )

const wordsOf = (filling: Filling): StoryWords => {
  const { happened, worked, gotInTheWay, wouldHaveHelped } = filling
  return {
    ...(happened ? { happened } : {}),
    ...momentsOf(filling),
    ...(worked ? { worked } : {}),
    ...(gotInTheWay ? { gotInTheWay } : {}),
    ...(wouldHaveHelped ? { wouldHaveHelped } : {}),
  }
}

/** What is sent, from a journey in which every question is answered; undefined while one is not. */
export const storyOf = (programme: ProgrammeView, filling: Filling, pageLanguage: string): ShareStory | undefined => {
  const { about, oldEnough, stages = [], community, ward, happened, writtenIn = pageLanguage } = filling
  const consents = programme.notices.map((notice) => choiceFor(filling, notice)).filter((choice) => choice !== undefined)
  if (!about || !oldEnough || happened === undefined || consents.length < programme.notices.length) return undefined
  return {
    about,
    oldEnough,
    stages,
    ...(community === undefined || community === preferNotToSay ? {} : { community }),
    ...(ward === undefined || ward === preferNotToSay ? {} : { ward }),
    barriers: filling.barriers ?? [],
    words: wordsOf(filling),
    files: (filling.files ?? []).map(({ key }) => key),
    language: writtenIn,
    mode: 'web',
    consents,
  }
}
