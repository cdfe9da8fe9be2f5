import { createContext } from 'react-router'
import type { Serve, Served, Wanted } from './confirmation.ts'
import { languageOf, localPath } from './i18n/language.ts'
import type { Unanswered } from './services/told.ts'
import { typedPartsOf } from './services/typed-parts.ts'

/** What a form held. `files`: the fields in which files were chosen, which have to be chosen again. */
type Held = { readonly fields: readonly (readonly [string, string])[]; readonly files: readonly string[]; readonly multipart: boolean }
/** A form that nobody took: where it goes, why it was not taken, and all that it held. */
export type Unsent = Held & { readonly path: string; readonly reason: Unanswered; readonly status: number }

/** Set while a form is handed back; nobody reaches that page by its address. */
export const unsentContext = createContext<Unsent | undefined>(undefined)

export type ServePage = (request: Request, wanted?: Wanted, unsent?: Unsent) => Promise<Served>

const notSentPage = '/not-sent'
/** Passwords, one-time codes and passkeys are never handed back. */
const ofAccounts = /^\/(?:sign-in|account|join)(?:\/|$)/
/** The longest form with files that is looked at again, in bytes. */
const LONGEST = 32 * 1024 * 1024

const isMultipart = (request: Request): boolean => /^multipart\//i.test(request.headers.get('content-type') ?? '')

const isHeld = (request: Request): boolean => {
  if (request.method !== 'POST' || ofAccounts.test(new URL(request.url).pathname)) return false
  return !isMultipart(request) || Number(request.headers.get('content-length') ?? Number.NaN) <= LONGEST
}

const read = (request: Request): Promise<FormData> => {
  if (isMultipart(request)) return typedPartsOf(request, LONGEST)
  return request.body === null ? Promise.resolve(new FormData()) : request.formData()
}

/** What a form holds: texts as they were sent, and of files the names of their fields. */
const heldIn = (form: FormData): Pick<Held, 'fields' | 'files'> => ({
  fields: [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  files: [...new Set([...form].flatMap(([name, value]) => (typeof value !== 'string' && value.name !== '' ? [name] : [])))],
})

const heldBy = async (request: Request): Promise<Held | undefined> => {
  const form = await read(request).catch(() => undefined)
  return form && { ...heldIn(form), multipart: isMultipart(request) }
}

/** What was wanted before somebody was asked who they are: a page alone holds nothing. */
const heldBefore = ({ fields }: Wanted): Held | undefined => fields && { fields, files: [], multipart: false }

const pageFor = (request: Request): Request => {
  const headers = new Headers(request.headers)
  for (const name of ['content-length', 'content-type', 'if-none-match']) headers.delete(name)
  return new Request(new URL(localPath(languageOf(request), notSentPage), request.url), { headers })
}

/**
 * Where nobody took a form, hands it back with everything that it held, to be sent again. It is the same form, with the same key, so nothing is done twice.
 * What it held goes to the page and nowhere else.
 */
export const keepingForms =
  (serve: ServePage): Serve =>
  async (request, wanted) => {
    const copy = isHeld(request) ? request.clone() : undefined
    const served = await serve(request, wanted)
    const { response, unanswered: reason } = served
    if (reason === undefined || response.status < 400) return served
    const held = wanted ? heldBefore(wanted) : copy && (await heldBy(copy))
    if (!held) return served
    await response.body?.cancel()
    const { pathname, search } = new URL(request.url)
    const unsent = { ...held, path: wanted?.path ?? pathname + search, reason, status: response.status }
    const { response: page } = await serve(pageFor(request), undefined, unsent)
    const wait = response.headers.get('retry-after')
    if (wait !== null) page.headers.set('retry-after', wait)
    return { ...served, response: page }
  }
