import type { Notice } from '@heard/contracts/engagement'
import { shareStory, showProgramme } from '@heard/contracts/engagement'
import { codeContribution } from '@heard/contracts/reporting'
import type { z } from 'zod'
import type { Walk } from '../tour/walk.ts'

/** What somebody who shared something keeps. */
export type Holder = { readonly contribution: string; readonly receipt: string }

/** What everybody agrees to who takes part: what is needed, and no more. */
export const plainConsents = (notices: readonly z.infer<typeof Notice>[]) =>
  notices.map(({ purpose, version, hash, wording, required }) => ({
    purpose,
    given: required,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))

/** So many people tell of waiting, of all communities in turn, and an analyst finds the theme in what they say. */
export const tellOfWaiting = async ({ api }: Walk, programme: string, theme: string, people: number, year = 1): Promise<readonly Holder[]> => {
  const { notices, communities } = await api.public(showProgramme, { params: { programme } })
  const analyst = await api.as('analyst')
  const holders: Holder[] = []
  for (let person = 0; person < people; person += 1) {
    const holder = await api.public(shareStory, {
      params: { programme },
      body: {
        about: 'myself',
        stages: ['diagnosis'],
        community: communities[person % communities.length]?.id,
        words: { happened: `I waited ${person + 2} weeks to be told what came of test number ${year}.` },
        language: 'en',
        consents: plainConsents(notices),
        oldEnough: true,
      },
    })
    await analyst.ask(codeContribution, { params: { programme, contribution: holder.contribution }, body: { theme } })
    holders.push(holder)
  }
  return holders
}
