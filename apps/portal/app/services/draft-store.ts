import { DraftKey, dropDraft, keepDraft, recallDraft } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { callContext, randomContext } from '../contexts.ts'
import { type CookieName, clearCookie, readCookie, setCookie } from '../cookies.ts'
import { answerOf } from './calling.ts'

type Context = Readonly<RouterContextProvider>

/** A cookie for each journey, so that starting one never ends another. */
const cookies = ['__Host-draft', '__Host-answers', '__Host-contact', '__Host-equality'] as const satisfies readonly CookieName[]

const Json = z.record(z.string(), z.json())
const asJson = (content: object) => Json.parse(Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)))
/** What a journey may have sent ahead of its answers. */
const Ahead = z.object({ files: z.array(z.object({ key: DraftKey })) })

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

export const newDraftKey = (context: Context): string => base64url(context.get(randomContext)(32))

const contentAt = async (key: string, context: Context): Promise<unknown> =>
  answerOf(await context.get(callContext)(recallDraft, { body: { key } })).content

const keepAt = async (key: string, context: Context, content: object): Promise<boolean> =>
  (await context.get(callContext)(keepDraft, { body: { key, content: asJson(content) } })).ok

const dropAt = async (key: string, context: Context): Promise<void> => {
  const call = context.get(callContext)
  const { data: ahead } = Ahead.safeParse(await contentAt(key, context))
  for (const file of ahead?.files ?? []) answerOf(await call(dropDraft, { body: { key: file.key } }))
  answerOf(await call(dropDraft, { body: { key } }))
}

/** Answers of a journey under way, kept by the service under a key that only this browser's cookie has. */
export const draftStore = (cookie: (typeof cookies)[number]) => {
  const keyOf = (request: Request): string | undefined => DraftKey.safeParse(readCookie(request.headers, cookie)).data

  /** Whatever this browser's draft holds: a journey under way, or what is left of one. */
  const recall = async (request: Request, context: Context): Promise<unknown> => {
    const key = keyOf(request)
    return key && contentAt(key, context)
  }

  /** False when it could not be kept just now. */
  const keep = async (request: Request, context: Context, content: object): Promise<boolean> => {
    const key = keyOf(request)
    return key !== undefined && keepAt(key, context, content)
  }

  /** Leaves nothing behind, of files sent ahead neither: answers the cookie to set. */
  const drop = async (request: Request, context: Context): Promise<string> => {
    const key = keyOf(request)
    if (key) await dropAt(key, context)
    return clearCookie(cookie)
  }

  /** Begins a draft in place of the one before: answers the cookie to set. */
  const begin = async (request: Request, context: Context, content: object, key = newDraftKey(context)): Promise<string> => {
    await drop(request, context)
    answerOf(await context.get(callContext)(keepDraft, { body: { key, content: asJson(content) } }))
    return setCookie(cookie, key)
  }

  /** Moves a draft to another key, such as one made from a code to come back with: answers the cookie to set, or nothing when it could not be kept. */
  const moveTo = async (key: string, request: Request, context: Context, content: object): Promise<string | undefined> => {
    if (!(await keepAt(key, context, content))) return undefined
    const before = keyOf(request)
    if (before) answerOf(await context.get(callContext)(dropDraft, { body: { key: before } }))
    return clearCookie(cookie)
  }

  /** Goes on with what is kept under a key, when it is what was looked for: answers the cookie to set. */
  const goOnWith = async (key: string, context: Context, isIt: (content: unknown) => boolean): Promise<string | undefined> =>
    isIt(await contentAt(key, context)) ? setCookie(cookie, key) : undefined

  return { recall, keep, begin, drop, moveTo, goOnWith }
}

/** Leaves nothing behind: not in the service, not in this browser. */
export const clearDevice = async (request: Request, context: Context): Promise<Headers> => {
  const headers = new Headers({ 'clear-site-data': '"cache"' })
  for (const cookie of cookies) headers.append('set-cookie', await draftStore(cookie).drop(request, context))
  headers.append('set-cookie', clearCookie('__Host-receipt'))
  return headers
}
