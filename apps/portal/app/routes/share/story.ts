import type { ProgrammeView, ShareStory, StoryWords } from '@heard/contracts/engagement'
import type { Filling } from './draft.ts'
import { preferNotToSay } from './questions/community.tsx'
import { choiceFor } from './questions/consent.tsx'

const wordsOf = ({ happened = '', worked, gotInTheWay, wouldHaveHelped }: Filling): StoryWords => ({
  happened,
  ...(worked ? { worked } : {}),
  ...(gotInTheWay ? { gotInTheWay } : {}),
  ...(wouldHaveHelped ? { wouldHaveHelped } : {}),
})

/** What is sent, from a journey in which every question is answered; undefined while one is not. */
export const storyOf = (programme: ProgrammeView, filling: Filling, pageLanguage: string): ShareStory | undefined => {
  const { about, oldEnough, stages = [], community, happened, writtenIn = pageLanguage } = filling
  const consents = programme.notices.map((notice) => choiceFor(filling, notice)).filter((choice) => choice !== undefined)
  if (!about || !oldEnough || happened === undefined || consents.length < programme.notices.length) return undefined
  return {
    about,
    oldEnough,
    stages,
    ...(community === undefined || community === preferNotToSay ? {} : { community }),
    words: wordsOf(filling),
    language: writtenIn,
    mode: 'web',
    consents,
  }
}
