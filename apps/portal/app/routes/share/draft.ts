import type { ProgrammeView } from '@heard/contracts/engagement'
import { AboutWhom, Barrier, ConsentChoice, DraftKey, FileKind } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { randomContext } from '../../contexts.ts'
import { base64url, draftStore } from '../../services/draft-store.ts'

/** What has been filled in so far. An optional text that was skipped is empty; one not asked yet is missing. */
export const Filling = z.object({
  programme: z.string(),
  /** Fixed when the journey starts, so that sending twice gives one contribution and one receipt. */
  idempotencyKey: z.string(),
  oldEnough: z.literal(true).optional(),
  about: AboutWhom.optional(),
  stages: z.array(z.string()).optional(),
  /** A community or audience, `none-of-these`, or `prefer-not-to-say`. */
  community: z.string().optional(),
  /** A ward, `none-of-these`, or `prefer-not-to-say`. */
  ward: z.string().optional(),
  writtenIn: z.string().optional(),
  happened: z.string().optional(),
  /** What happened at a stage, by its id. */
  moments: z.record(z.string(), z.string()).optional(),
  /** Sent ahead; `size` in bytes. */
  files: z.array(z.object({ key: DraftKey, kind: FileKind, size: z.number() })).optional(),
  worked: z.string().optional(),
  barriers: z.array(Barrier).optional(),
  gotInTheWay: z.string().optional(),
  wouldHaveHelped: z.string().optional(),
  consents: z.record(z.string(), ConsentChoice),
  /** The key of what was saved under a code and goes on here. */
  savedAs: DraftKey.optional(),
})
export type Filling = z.infer<typeof Filling>

/** All that is left once a contribution was sent, until the person leaves or a day has passed. */
export const Sent = z.object({ programme: z.string(), receipt: z.string() })
export type Sent = z.infer<typeof Sent>

type Context = Readonly<RouterContextProvider>

export const storyDrafts = draftStore('__Host-draft')

const fillingIn = (content: unknown, { id }: ProgrammeView): Filling | undefined => {
  const { data: filling } = Filling.safeParse(content)
  return filling?.programme === id ? filling : undefined
}

/** The journey under way in this programme, if there is one. */
export const recallFilling = async (request: Request, context: Context, programme: ProgrammeView): Promise<Filling | undefined> =>
  fillingIn(await storyDrafts.recall(request, context), programme)

/** The receipt of what was just sent. */
export const recallSent = async (request: Request, context: Context, { id }: ProgrammeView): Promise<Sent | undefined> => {
  const { data: sent } = Sent.safeParse(await storyDrafts.recall(request, context))
  return sent?.programme === id ? sent : undefined
}

/** Whether a journey in this programme is kept under a key; then the cookie with which this browser goes on. */
export const goOnWith = (key: string, context: Context, programme: ProgrammeView): Promise<string | undefined> =>
  storyDrafts.goOnWith(key, context, (content) => fillingIn(content, programme) !== undefined)

/** What every journey in a programme starts with. */
export const beginning = (context: Context, { id }: ProgrammeView) => ({ programme: id, idempotencyKey: base64url(context.get(randomContext)(24)) })
