import type { Portal } from './index.ts'

export type Answer = { readonly status: number; readonly headers: Headers; readonly html: string; readonly path: string }

/** A browser without script: keeps cookies, follows redirects, posts forms. `trail` holds each address that was asked for. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly trail: string[] = []
  readonly #portal: Portal
  readonly #origin: string

  constructor(portal: Portal, origin: string) {
    this.#portal = portal
    this.#origin = origin
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#ask(path, { headers })
  }

  post(path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}, origin = this.#origin): Promise<Answer> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    return this.#ask(path, { method: 'POST', body, headers: { origin } })
  }

  /** Posts a form that may hold files, with its length, as a browser does. */
  async send(path: string, form: FormData): Promise<Answer> {
    const encoded = new Response(form)
    const body = await encoded.arrayBuffer()
    const type = encoded.headers.get('content-type') ?? ''
    return this.#ask(path, { method: 'POST', body, headers: { origin: this.#origin, 'content-type': type, 'content-length': `${body.byteLength}` } })
  }

  async #ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    this.trail.push(path)
    const response = await this.#portal.handle(new Request(`${this.#origin}${path}`, { ...init, headers }))
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    const location = response.headers.get('location')
    if (location) return this.#ask(location, {})
    return { status: response.status, headers: response.headers, html: await response.text(), path }
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (cookie.includes('Max-Age=0')) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
