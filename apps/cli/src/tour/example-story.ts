import type { IdentifyingSpan, Notice, ShareStory } from '@heard/contracts/engagement'
import type { z } from 'zod'

type Span = z.infer<typeof IdentifyingSpan>

/** A story of nobody in particular, written for the tour: with names in it, so that there is something to take out. */
const words = {
  happened:
    'I found a lump in the spring and rang the surgery the same morning. Dr Eleanor Whitcombe saw me within a week and sent me to the clinic in Bramblewick Road. After the scan nobody told me who would ring with the result, or when. I rang four times. On 14 March my sister Grace came along, because I was too frightened to ring again.',
  worked: 'When I got through, the nurse took her time. She explained everything twice and asked whether I had somebody at home.',
  gotInTheWay: 'Not knowing what would happen next was worse than the scan itself. All the letters were in English, which my mother cannot read.',
  wouldHaveHelped: 'One name and one number to ring, and a letter in the language of the person who has to read it.',
}

/** What the recommendation quotes. */
export const quoted = { field: 'gotInTheWay', text: 'Not knowing what would happen next was worse than the scan itself.' } as const

const agreedTo = ['analysis', 'anonymous-quotation']

/** The story as somebody would send it, agreeing to be read and to be quoted without a name, and to nothing else. */
export const exampleStory = (notices: readonly z.infer<typeof Notice>[]): z.input<typeof ShareStory> => ({
  about: 'myself',
  stages: ['diagnosis'],
  community: 'south-asian',
  words,
  language: 'en',
  consents: notices.map(({ purpose, version, hash, wording, required }) => ({
    purpose,
    given: required || agreedTo.includes(purpose),
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  })),
  oldEnough: true,
})

/** What no detector sees and a reader does: the street. */
const street = 'Bramblewick Road'

/** What the detector saw, and what a person marks who reads along. */
export const readAlong = (happened: string, proposed: readonly Span[]): Span[] => {
  const from = happened.indexOf(street)
  const to = from + street.length
  const seen = proposed.some((span) => span.field === 'happened' && span.from < to && from < span.to)
  return from < 0 || seen ? [...proposed] : [...proposed, { field: 'happened', from, to, kind: 'place' }]
}
