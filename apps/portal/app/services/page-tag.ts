import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Call, Called, Route } from '@heard/contracts'
import type { ProgrammeView } from '@heard/contracts/engagement'
import type { MiddlewareFunction } from 'react-router'
import { callContext } from '../contexts.ts'
import { languageOf } from '../i18n/language.ts'
import { programmeContext } from './programme.ts'

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 16)

/** Which build renders: in production this file is part of the one bundle; while developing, every start counts as a new one. */
const build = import.meta.env.DEV ? digest(String(process.hrtime.bigint())) : digest(readFileSync(new URL(import.meta.url), 'utf8'))

/** What every page of a programme depends on besides what it reads: build, language, and the programme's own words. */
const frame = (request: Request, programme: ProgrammeView): string => digest(build, languageOf(request), JSON.stringify(programme))

const bare = (tag: string): string => tag.replace(/^W\//, '').replaceAll('"', '')

/** The entity tag of a page: of its frame, and of the views that services gave for it. */
export const pageTag = (request: Request, programme: ProgrammeView, answers: readonly Pick<Called<Route>, 'headers'>[]): string =>
  `W/"${[frame(request, programme), ...answers.map(({ headers }) => bare(headers.get('etag') ?? ''))].join('.')}"`

/** The services' tags inside the page tags that a browser holds, where the frame is still the same. */
const heldTags = (request: Request, own: string): string[][] =>
  (request.headers.get('if-none-match') ?? '')
    .split(/,\s*/)
    .map((tag) => bare(tag).split('.'))
    .filter(([first]) => first === own)
    .map(([, ...tags]) => tags)

/** Public results may be kept, and are asked for again each time: the answer is nearly always 304. */
export const publicPage = { 'cache-control': 'public, max-age=0, must-revalidate' } as const

/** The same answer with a tag of what it says, and 304 where the caller holds just that: for services that answer without a tag. */
export const tagged = <R extends Route>(called: Called<R>, held: Headers): Called<R> => {
  if (!called.ok) return called
  const etag = `"${digest(JSON.stringify(called.body))}"`
  const headers = new Headers(called.headers)
  headers.set('etag', etag)
  if (held.get('if-none-match') !== etag) return { ...called, headers }
  return { ok: false, status: 304, problem: { type: 'about:blank', title: 'Not Modified', status: 304 }, headers }
}

/** One read of a page, given `if-none-match`. */
export type PageRead = (call: Call, params: Readonly<Record<string, string | undefined>>, headers: Headers) => Promise<Called<Route>>

/** Answers 304 without rendering when no service has anything newer. Stands below `loadProgramme`. */
export const answerUnchanged =
  (...reads: readonly PageRead[]): MiddlewareFunction<Response> =>
  async ({ request, params, context }, next) => {
    const programme = context.get(programmeContext)
    const held = heldTags(request, frame(request, programme)).find(({ length }) => length === reads.length)
    if (request.method !== 'GET' || !held) return next()
    const call = context.get(callContext)
    const answers = await Promise.all(reads.map((read, index) => read(call, params, new Headers({ 'if-none-match': `"${held[index]}"` }))))
    if (answers.some(({ status }) => status !== 304)) return next()
    return new Response(null, { status: 304, headers: { ...publicPage, etag: `W/"${[frame(request, programme), ...held].join('.')}"` } })
  }
