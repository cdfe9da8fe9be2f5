import type { ProgrammeView } from '@heard/contracts/engagement'
import { AboutWhom, Barrier, ConsentChoice, DraftKey, dropDraft, FileKind, keepDraft, recallDraft } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { callContext, randomContext } from '../../contexts.ts'
import { clearCookie, readCookie, setCookie } from '../../cookies.ts'
import { answerOf } from '../../services/calling.ts'
import { dropAnswers } from '../contribution/equality/draft.ts'

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
})
export type Filling = z.infer<typeof Filling>

/** All that is left once a contribution was sent, until the person leaves or a day has passed. */
export const Sent = z.object({ programme: z.string(), receipt: z.string() })
export type Sent = z.infer<typeof Sent>

type Context = Readonly<RouterContextProvider>

const keyOf = (request: Request): string | undefined => DraftKey.safeParse(readCookie(request.headers, '__Host-draft')).data

/** Whatever this browser's draft holds: a journey under way, or what is left of one. */
export const recall = async (request: Request, context: Context): Promise<unknown> => {
  const key = keyOf(request)
  return key && answerOf(await context.get(callContext)(recallDraft, { body: { key } })).content
}

/** The journey under way in this programme, if there is one. */
export const recallFilling = async (request: Request, context: Context, { id }: ProgrammeView): Promise<Filling | undefined> => {
  const { data: filling } = Filling.safeParse(await recall(request, context))
  return filling?.programme === id ? filling : undefined
}

/** The receipt of what was just sent. */
export const recallSent = async (request: Request, context: Context, { id }: ProgrammeView): Promise<Sent | undefined> => {
  const { data: sent } = Sent.safeParse(await recall(request, context))
  return sent?.programme === id ? sent : undefined
}

const Json = z.record(z.string(), z.json())
const asJson = (content: object) => Json.parse(Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)))

/** False when it could not be kept just now. */
export const keep = async (request: Request, context: Context, content: object): Promise<boolean> => {
  const key = keyOf(request)
  return key !== undefined && (await context.get(callContext)(keepDraft, { body: { key, content: asJson(content) } })).ok
}

/** Moves the journey to another key, such as one made from a code to come back with; this browser keeps nothing. */
export const moveTo = async (key: string, request: Request, context: Context, filling: Filling): Promise<boolean> => {
  const call = context.get(callContext)
  if (!(await call(keepDraft, { body: { key, content: asJson(filling) } })).ok) return false
  const before = keyOf(request)
  if (before) await call(dropDraft, { body: { key: before } })
  return true
}

/** Whether a journey in this programme is kept under a key; then the cookie with which this browser goes on. */
export const goOnWith = async (key: string, context: Context, { id }: ProgrammeView): Promise<string | undefined> => {
  const { data: filling } = Filling.safeParse(answerOf(await context.get(callContext)(recallDraft, { body: { key } })).content)
  return filling?.programme === id ? setCookie('__Host-draft', key) : undefined
}

export const newDraftKey = (context: Context): string => base64url(context.get(randomContext)(32))

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** Drops what was filled in, and the files that were sent ahead. */
const dropWhole = async (request: Request, context: Context, key: string): Promise<void> => {
  const call = context.get(callContext)
  const { data: filling } = Filling.safeParse(await recall(request, context))
  for (const file of filling?.files ?? []) answerOf(await call(dropDraft, { body: { key: file.key } }))
  answerOf(await call(dropDraft, { body: { key } }))
}

/** Begins a draft: answers the cookie to set. What the same browser had kept before is dropped. */
export const beginWith = async (request: Request, context: Context, key: string, content: object): Promise<string> => {
  const before = keyOf(request)
  if (before) await dropWhole(request, context, before)
  answerOf(await context.get(callContext)(keepDraft, { body: { key, content: asJson(content) } }))
  return setCookie('__Host-draft', key)
}

/** Starts a journey: answers the cookie to set. */
export const begin = (request: Request, context: Context, { id }: ProgrammeView, filling: object = { consents: {} }): Promise<string> => {
  const random = context.get(randomContext)
  return beginWith(request, context, newDraftKey(context), { programme: id, idempotencyKey: base64url(random(24)), ...filling })
}

/** Leaves nothing behind: not in the service, not in this browser. */
export const clearDevice = async (request: Request, context: Context): Promise<Headers> => {
  const key = keyOf(request)
  if (key) await dropWhole(request, context, key)
  return new Headers([
    ['set-cookie', clearCookie('__Host-draft')],
    ['set-cookie', clearCookie('__Host-receipt')],
    ['set-cookie', await dropAnswers(request, context)],
    ['clear-site-data', '"cache"'],
  ])
}
