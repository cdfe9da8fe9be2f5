import type { Call } from '@heard/contracts'
import { type ShareStory, showProgramme } from '@heard/contracts/engagement'

export const programme = 'luton-cancer'

/** A story with every optional thing left out, and the consents of the notices in force: the required ones given, the others refused. */
export const plainStory = async (call: Call, changes: Partial<ShareStory> = {}): Promise<ShareStory> => {
  const answer = await call(showProgramme, { params: { programme } })
  if (!answer.ok) throw new Error(answer.problem.title)
  return {
    about: 'myself',
    stages: [],
    barriers: [],
    files: [],
    words: { happened: 'I was told to come back in a month.' },
    language: 'en',
    mode: 'web',
    oldEnough: true,
    consents: answer.body.notices.map(({ purpose, version, hash, wording, required }) => ({
      purpose,
      given: required,
      noticeVersion: version,
      noticeHash: hash,
      language: wording.language,
    })),
    ...changes,
  }
}
