import { ApplicantAge, Availability, CameBy, Involvement } from '@heard/contracts/champions'
import { DraftKey, type ProgrammeView } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { redirect } from 'react-router'
import { z } from 'zod'
import { languageOf, localPath } from '../../i18n/language.ts'
import { draftStore } from '../../services/draft-store.ts'

export const championDrafts = draftStore('__Host-champion')

/** What has been filled in so far. A text that was skipped is empty; one not asked yet is missing. */
export const Filling = z.object({
  programme: z.string(),
  idempotencyKey: z.string(),
  journey: z.literal('champion'),
  /** Whether the programme asked for references when this was begun. */
  asksReferences: z.boolean(),
  /** By which campaign they came. */
  cameBy: CameBy.optional(),
  age: ApplicantAge.optional(),
  adult: z.string().optional(),
  community: z.string().optional(),
  about: z.string().optional(),
  involvement: z.array(Involvement).optional(),
  languages: z.string().optional(),
  availability: z.array(Availability).optional(),
  times: z.string().optional(),
  references: z.string().optional(),
  name: z.string().optional(),
  contact: z.string().optional(),
  /** The key of what was saved under a code and goes on here. */
  savedAs: DraftKey.optional(),
})
export type Filling = z.infer<typeof Filling>

/** All that is left once it was sent. */
const Sent = z.object({ programme: z.string(), journey: z.literal('champion-sent'), applicationReceipt: z.string(), due: z.string() })
type Sent = z.infer<typeof Sent>

type Context = Readonly<RouterContextProvider>

const fillingIn = (content: unknown, { id }: ProgrammeView): Filling | undefined => {
  const { data: filling } = Filling.safeParse(content)
  return filling?.programme === id ? filling : undefined
}

export const recallFilling = async (request: Request, context: Context, programme: ProgrammeView): Promise<Filling | undefined> =>
  fillingIn(await championDrafts.recall(request, context), programme)

export const recallSent = async (request: Request, context: Context, { id }: ProgrammeView): Promise<Sent | undefined> => {
  const { data: sent } = Sent.safeParse(await championDrafts.recall(request, context))
  return sent?.programme === id ? sent : undefined
}

export const keepSent = (request: Request, context: Context, sent: Omit<Sent, 'journey'>): Promise<boolean> =>
  championDrafts.finish(request, context, { ...sent, journey: 'champion-sent' })

/** The cookie with which this browser goes on with what is saved under a key; nothing when there is none. */
export const goOnWith = (key: string, context: Context, programme: ProgrammeView): Promise<string | undefined> =>
  championDrafts.goOnWith(key, context, (content) => fillingIn(content, programme) !== undefined)

/** A page of the journey; the start without `page`. */
export const championIn = (programme: string, page = ''): string => `/programmes/${programme}/champion${page}`

export const goTo = (request: Request, programme: string, page: string, headers?: Headers): Response =>
  redirect(localPath(languageOf(request), championIn(programme, page)), { status: 303, ...(headers ? { headers } : {}) })
