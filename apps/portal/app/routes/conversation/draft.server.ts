import { GivenAnswers } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { randomContext } from '../../contexts.ts'
import { base64url, draftStore } from '../../services/draft-store.ts'
import { Filling, Sent } from '../share/draft.ts'

/** What has been answered so far. Its `programme` names the conversation too, so that no other conversation takes it for its own. */
export const Part = Filling.extend({
  easyRead: z.boolean(),
  answers: GivenAnswers,
  /** Questions that somebody would rather not answer. */
  skipped: z.array(z.string()),
})
export type Part = z.infer<typeof Part>

export const partDrafts = draftStore('__Host-answers')

type Context = Readonly<RouterContextProvider>
type Place = { readonly programme: string; readonly conversation: string }

const nameOf = ({ programme, conversation }: Place): string => `${programme}/${conversation}`

const partIn = (content: unknown, place: Place): Part | undefined => {
  const { data: part } = Part.safeParse(content)
  return part?.programme === nameOf(place) ? part : undefined
}

export const recallPart = async (request: Request, context: Context, place: Place): Promise<Part | undefined> =>
  partIn(await partDrafts.recall(request, context), place)

export const recallSentPart = async (request: Request, context: Context, place: Place): Promise<Sent | undefined> => {
  const { data: sent } = Sent.safeParse(await partDrafts.recall(request, context))
  return sent?.programme === nameOf(place) ? sent : undefined
}

export const keepSent = (request: Request, context: Context, place: Place, receipt: string): Promise<boolean> =>
  partDrafts.finish(request, context, { programme: nameOf(place), receipt })

/** Starts answering: answers the cookie to set. */
export const beginPart = (request: Request, context: Context, place: Place, easyRead: boolean): Promise<string> => {
  const idempotencyKey = base64url(context.get(randomContext)(24))
  return partDrafts.begin(request, context, { programme: nameOf(place), idempotencyKey, easyRead, answers: {}, skipped: [], consents: {} })
}

/** The cookie with which this browser goes on with what is saved under a key; nothing when there is none. */
export const goOnWith = (key: string, context: Context, place: Place): Promise<string | undefined> =>
  partDrafts.goOnWith(key, context, (content) => partIn(content, place) !== undefined)
