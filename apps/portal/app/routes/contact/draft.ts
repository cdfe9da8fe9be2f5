import type { ProgrammeView } from '@heard/contracts/engagement'
import { EnquiryKind } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { redirect } from 'react-router'
import { z } from 'zod'
import { languageOf, localPath } from '../../i18n/language.ts'
import { draftStore } from '../../services/draft-store.ts'

export const contactDrafts = draftStore('__Host-contact')

/** What tells a draft under way from one that was sent. */
export const journey = 'contact'

/** What has been filled in so far. A text that was skipped is empty; one not asked yet is missing. */
export const Filling = z.object({
  programme: z.string(),
  idempotencyKey: z.string(),
  journey: z.literal(journey),
  kind: EnquiryKind.optional(),
  words: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
})
export type Filling = z.infer<typeof Filling>

/** All that is left once it was sent. */
const Sent = z.object({ programme: z.string(), journey: z.literal('contact-sent'), enquiryReceipt: z.string(), due: z.string() })

type Context = Readonly<RouterContextProvider>

export const recallFilling = async (request: Request, context: Context, { id }: ProgrammeView): Promise<Filling | undefined> => {
  const { data: filling } = Filling.safeParse(await contactDrafts.recall(request, context))
  return filling?.programme === id ? filling : undefined
}

export const recallSent = async (request: Request, context: Context, { id }: ProgrammeView) => {
  const { data: sent } = Sent.safeParse(await contactDrafts.recall(request, context))
  return sent?.programme === id ? sent : undefined
}

/** A page of the journey; the start without `page`. */
export const contactIn = (programme: string, page = ''): string => `/programmes/${programme}/contact${page}`

export const goTo = (request: Request, programme: string, page: string, headers?: Headers): Response =>
  redirect(localPath(languageOf(request), contactIn(programme, page)), { status: 303, ...(headers ? { headers } : {}) })
