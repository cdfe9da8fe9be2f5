import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id } from '../values.ts'
import { unknownReceipt } from './my-contribution.ts'
import { ReceiptCode } from './share-story.ts'
import { OwnWords } from './words.ts'

export const correctWords = defineRoute({
  id: 'correctWords',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/words',
  action: 'public',
  summary: 'Put the words of a contribution right, with its receipt; they are de-identified again before anybody works with them',
  body: z.strictObject({ receipt: ReceiptCode, words: OwnWords }),
  answer: z.strictObject({ contribution: Id }),
  problems: {
    ...unknownReceipt,
    'words-withdrawn': { status: 410, title: 'These words were withdrawn and erased' },
    'text-changed': { status: 409, title: 'The words have changed since; look at them again' },
  },
})
