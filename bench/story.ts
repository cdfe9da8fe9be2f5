import { randomBytes, randomInt } from 'node:crypto'
import { type ShareStory, showProgramme } from '../packages/contracts/src/engagement/index.ts'
import type { Call } from '../packages/contracts/src/index.ts'
import type { Shot } from './load.ts'

export const programme = 'luton-cancer'

/** A story of ordinary length, with a consent or refusal for every notice of the programme. */
export const storyFor = async (call: Call): Promise<ShareStory> => {
  const answer = await call(showProgramme, { params: { programme } })
  if (!answer.ok) throw new Error(answer.problem.title)
  const { notices, stages, communities } = answer.body
  return {
    about: 'myself',
    barriers: [],
    files: [],
    stages: stages.slice(0, 1).map(({ id }) => id),
    ...(communities[0] ? { community: communities[0].id } : {}),
    words: {
      happened: 'I waited a long time before I was seen, and nobody told me what would happen next. '.repeat(6),
      worked: 'The nurse who called me back explained everything twice, slowly.',
    },
    language: 'en',
    mode: 'web',
    oldEnough: true,
    consents: notices.map(({ purpose, version, hash, wording, required }) => ({
      purpose,
      given: required,
      noticeVersion: version,
      noticeHash: hash,
      language: wording.language,
    })),
  }
}

/** An address that nobody else sends from. */
export const address = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

/** One submission by one person: an address and an idempotency key of its own. */
export const submission = (body: string): Shot => ({
  path: `/api/v1/engagement/programmes/${programme}/stories`,
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(16).toString('base64url'), 'x-forwarded-for': address() },
  body,
})
