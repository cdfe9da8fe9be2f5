import { createHash } from 'node:crypto'
import type { BodyOf } from '@heard/contracts'
import { announceGathering, eventCareNotice, type registerForGathering } from '@heard/contracts/events'
import type { TestHeard } from './testing.ts'

/** What somebody sends who agrees to the words as they are in this language. */
export const agreeing = (language: keyof typeof eventCareNotice.words = 'en') => ({
  careAgreed: true as const,
  noticeHash: createHash('sha256').update(eventCareNotice.words[language]).digest('hex'),
})

export const gatheringProgramme = 'luton-cancer'
const params = { programme: gatheringProgramme }
export const HOUR_MS = 3_600_000
const words = { language: 'en', title: 'Hear Me: finding out', place: 'Central Library', about: 'Speakers and lunch.' }
/** A gathering of three hours. */
export const event = (startsAt: string, capacity?: number): BodyOf<typeof announceGathering> => ({
  kind: 'hear-me',
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 3 * HOUR_MS).toISOString(),
  communities: [],
  access: ['step-free'],
  ...(capacity === undefined ? {} : { capacity }),
  words,
})
/** Somebody who registers alone, with an e-mail address of their name. */
export const person = (name: string, more: Partial<BodyOf<typeof registerForGathering>> = {}): BodyOf<typeof registerForGathering> => ({
  people: 1,
  details: { name, email: `${name.toLowerCase()}@example.org`, language: 'en' },
  needs: { needs: [] },
  ...agreeing(),
  ...more,
})

export const announceAt = async (platform: TestHeard, body: BodyOf<typeof announceGathering>): Promise<string> => {
  const announced = await platform.call(announceGathering, { params, body }, { headers: await platform.as('connector') })
  if (!announced.ok) throw new Error(announced.problem.title)
  return announced.body.gathering
}
