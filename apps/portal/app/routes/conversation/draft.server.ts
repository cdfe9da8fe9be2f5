import { GivenAnswers, recallDraft } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { callContext, randomContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { base64url, beginWith, Filling, keep, recall, Sent } from '../share/draft.ts'
import { keyUnder, newReturnCode } from '../share/return-code.ts'

/** What has been answered so far. Its `programme` names the conversation too, so that no other journey takes it for its own. */
export const Part = Filling.extend({
  /** With it the draft is found again from another browser. */
  code: z.string(),
  easyRead: z.boolean(),
  answers: GivenAnswers,
  /** Questions that somebody would rather not answer. */
  skipped: z.array(z.string()),
})
export type Part = z.infer<typeof Part>

type Context = Readonly<RouterContextProvider>
type Place = { readonly programme: string; readonly conversation: string }

const nameOf = ({ programme, conversation }: Place): string => `${programme}/${conversation}`

export const recallPart = async (request: Request, context: Context, place: Place): Promise<Part | undefined> => {
  const { data: part } = Part.safeParse(await recall(request, context))
  return part?.programme === nameOf(place) ? part : undefined
}

export const recallSentPart = async (request: Request, context: Context, place: Place): Promise<Sent | undefined> => {
  const { data: sent } = Sent.safeParse(await recall(request, context))
  return sent?.programme === nameOf(place) ? sent : undefined
}

export const keepSent = (request: Request, context: Context, place: Place, receipt: string): Promise<boolean> =>
  keep(request, context, { programme: nameOf(place), receipt })

/** Starts answering: answers the cookie to set. */
export const beginPart = (request: Request, context: Context, place: Place, easyRead: boolean): Promise<string> => {
  const random = context.get(randomContext)
  const code = newReturnCode(random)
  const content = { programme: nameOf(place), idempotencyKey: base64url(random(24)), code, easyRead, answers: {}, skipped: [], consents: {} }
  return beginWith(request, context, keyUnder(code), content)
}

/** The key of a draft that somebody comes back to; nothing when there is none with that code. */
export const keyOfCode = async (context: Context, place: Place, code: string): Promise<string | undefined> => {
  const key = keyUnder(code)
  const { content } = answerOf(await context.get(callContext)(recallDraft, { body: { key } }))
  const part = Part.safeParse(content)
  return part.success && part.data.programme === nameOf(place) ? key : undefined
}
