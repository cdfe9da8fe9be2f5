import type { Call, Called } from '@heard/contracts'
import { confirmIdentity, PasskeyAnswer } from '@heard/contracts/identity'
import { createContext } from 'react-router'
import { localNext } from './routes/sign-in/next.ts'
import type { Unanswered } from './services/told.ts'
import { passkeyIn } from './sign-in/passkey-in.ts'

/** What somebody wanted to do before they were asked who they are: where, and the fields of their form; a page alone has none. */
export type Wanted = {
  readonly path: string
  readonly fields: readonly (readonly [string, string])[] | undefined
  /** Why the confirmation before this one was refused. */
  readonly refused: 'not-confirmed' | 'too-many-requests' | undefined
}

/** Set while the platform asks; nobody reaches that page by its address. */
export const wantedContext = createContext<Wanted | undefined>(undefined)

/** `unanswered`: why the services did not take what was asked, where the page could say nothing better. */
export type Served = { readonly response: Response; readonly needsConfirmation: boolean; readonly unanswered?: Unanswered | undefined }
export type Serve = (request: Request, wanted?: Wanted) => Promise<Served>

const confirmPage = '/account/confirm'
const own = /^(?:confirm-(?:by|with|password|code)|passkey)$/
const isForm = (request: Request): boolean =>
  request.method === 'POST' && (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')

/** What was typed; a passkey is left out, as it is good for one moment only. */
const textFields = (form: FormData): [string, string][] =>
  [...form].flatMap(([name, value]) => (typeof value === 'string' && !own.test(name) ? [[name, value]] : []))

const headersOf = (request: Request): Headers => {
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  return headers
}

/** Asks on the confirming page, with everything kept. */
const ask = async (serve: Serve, request: Request, wanted: Wanted): Promise<Response> => {
  const headers = headersOf(request)
  headers.delete('content-type')
  return (await serve(new Request(new URL(confirmPage, request.url), { headers }), wanted)).response
}

const confirm = (call: Call, form: FormData): Promise<Called<typeof confirmIdentity>> => {
  const passkey = passkeyIn(form, PasskeyAnswer)
  const code = String(form.get('confirm-code') ?? '').trim()
  const password = String(form.get('confirm-password') ?? '')
  return call(confirmIdentity, { body: passkey ? { passkey } : { password, ...(code === '' ? {} : { code }) } })
}

/** Marks the address of a form that brings a confirmation along. */
const mark = 'confirming'

/** Where the form of the confirming page goes: to what was wanted, with the mark. */
export const confirmingPath = ({ path }: Pick<Wanted, 'path'>): string => `${path}${path.includes('?') ? '&' : '?'}${mark}=1`

const wantedBy = (request: Request): { readonly url: URL; readonly confirming: boolean } => {
  const url = new URL(request.url)
  const confirming = isForm(request) && url.searchParams.has(mark)
  url.searchParams.delete(mark)
  return { url, confirming }
}

const goOn = async (serve: Serve, callOf: (request: Request) => Call, request: Request, url: URL): Promise<Response> => {
  const path = url.pathname + url.search
  const form = await request.formData().catch(() => undefined)
  if (!form) return new Response('This form cannot be read. Go back and send it again.', { status: 400 })
  const fields = form.get('confirm-by') === 'page' ? undefined : textFields(form)
  const elsewhere = form.has('confirm-with')
  const confirmed = elsewhere ? undefined : await confirm(callOf(request), form)
  if (confirmed && !confirmed.ok) {
    const refused = confirmed.status === 429 ? 'too-many-requests' : 'not-confirmed'
    return ask(serve, request, { path, fields, refused })
  }
  if (!fields) return new Response(null, { status: 303, headers: { location: localNext(path) } })
  const again = new Request(url, { method: 'POST', headers: headersOf(request), body: new URLSearchParams(fields) })
  const { response, needsConfirmation } = await serve(again)
  return needsConfirmation ? ask(serve, request, { path, fields, refused: 'not-confirmed' }) : response
}

/**
 * Sensitive actions need somebody who showed lately who they are. Where one is refused for that, the person is asked on a page that keeps what they typed,
 * and what they wanted is done as soon as they have confirmed.
 */
export const withConfirmation = async (serve: Serve, callOf: (request: Request) => Call, request: Request): Promise<Response> => {
  const { url, confirming } = wantedBy(request)
  if (confirming) return goOn(serve, callOf, request, url)
  const kept = isForm(request) ? request.clone() : undefined
  const { response, needsConfirmation } = await serve(request)
  if (!needsConfirmation || url.pathname.endsWith('.data') || (request.method !== 'GET' && !kept)) return response
  return ask(serve, request, { path: url.pathname + url.search, fields: kept && textFields(await kept.formData()), refused: undefined })
}
