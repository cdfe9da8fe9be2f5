import { DraftKey, dropDraft, keepDraft, recallDraft } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { callContext, randomContext } from '../contexts.ts'
import { type CookieName, clearCookie, readCookie, setCookie } from '../cookies.ts'
import { answerOf } from './calling.ts'

type Context = Readonly<RouterContextProvider>

/** A cookie for each journey, so that starting one never ends another. */
const cookies = ['__Host-draft', '__Host-answers', '__Host-contact', '__Host-equality', '__Host-champion'] as const satisfies readonly CookieName[]

const Json = z.record(z.string(), z.json())
const asJson = (content: object) => Json.parse(Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)))
/** What may lie beside a draft: files sent ahead, and what was saved under a code that this browser goes on with. */
const Beside = z.object({ files: z.array(z.object({ key: DraftKey })).default([]), savedAs: DraftKey.optional() })

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

export const newDraftKey = (context: Context): string => base64url(context.get(randomContext)(32))

const contentAt = async (key: string, context: Context): Promise<unknown> =>
  answerOf(await context.get(callContext)(recallDraft, { body: { key } })).content

const keepAt = async (key: string, context: Context, content: object): Promise<boolean> =>
  (await context.get(callContext)(keepDraft, { body: { key, content: asJson(content) } })).ok

const besideIn = (content: unknown): z.infer<typeof Beside> => Beside.safeParse(content).data ?? { files: [] }

const dropKeys = async (keys: readonly (string | undefined)[], context: Context): Promise<void> => {
  for (const key of keys) if (key) answerOf(await context.get(callContext)(dropDraft, { body: { key } }))
}

/** Files go with the draft, but while they are saved under a code too. */
const dropAt = async (key: string, context: Context): Promise<void> => {
  const { files, savedAs } = besideIn(await contentAt(key, context))
  await dropKeys([...(savedAs ? [] : files.map((file) => file.key)), key], context)
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

  /** Keeps what is left once the answers were sent. Whoever knows a code that they were saved under finds nothing any more. */
  const finish = async (request: Request, context: Context, content: object): Promise<boolean> => {
    const { savedAs } = besideIn(await recall(request, context))
    if (!(await keep(request, context, content))) return false
    await dropKeys([savedAs], context)
    return true
  }

  /** Drops what this browser holds, and not what is saved under a code: answers the cookie to set. */
  const drop = async (request: Request, context: Context): Promise<string> => {
    const key = keyOf(request)
    if (key) await dropAt(key, context)
    return clearCookie(cookie)
  }

  /** Begins a draft in place of the one before: answers the cookie to set. */
  const begin = async (request: Request, context: Context, content: object): Promise<string> => {
    await drop(request, context)
    const key = newDraftKey(context)
    answerOf(await context.get(callContext)(keepDraft, { body: { key, content: asJson(content) } }))
    return setCookie(cookie, key)
  }

  /** Leaves nothing behind, of what was saved under a code and this browser goes on with neither: answers the cookie to set. */
  const clear = async (request: Request, context: Context): Promise<string> => {
    const { files, savedAs } = besideIn(await recall(request, context))
    await dropKeys([...files.map((file) => file.key), savedAs, keyOf(request)], context)
    return clearCookie(cookie)
  }

  /** Saves a draft under the key of a code to come back with, and leaves nothing here: answers the cookie to set, or nothing when it could not be kept. */
  const saveAs = async (key: string, request: Request, context: Context, content: object): Promise<string | undefined> => {
    if (!(await keepAt(key, context, { ...content, savedAs: undefined }))) return undefined
    await dropKeys([besideIn(content).savedAs, keyOf(request)], context)
    return clearCookie(cookie)
  }

  /** Goes on with a copy of what is saved under a key, when it is what was looked for: answers the cookie to set. */
  const goOnWith = async (savedAs: string, context: Context, isIt: (content: unknown) => boolean): Promise<string | undefined> => {
    const content = await contentAt(savedAs, context)
    if (!isIt(content)) return undefined
    const key = newDraftKey(context)
    answerOf(await context.get(callContext)(keepDraft, { body: { key, content: { ...Json.parse(content), savedAs } } }))
    return setCookie(cookie, key)
  }

  return { recall, keep, finish, begin, drop, clear, saveAs, goOnWith }
}

/** Leaves nothing behind: not in the service, not in this browser. */
export const clearDevice = async (request: Request, context: Context): Promise<Headers> => {
  const headers = new Headers({ 'clear-site-data': '"cache"' })
  for (const cookie of cookies) headers.append('set-cookie', await draftStore(cookie).clear(request, context))
  headers.append('set-cookie', clearCookie('__Host-receipt'))
  return headers
}
