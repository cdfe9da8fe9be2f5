import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type OpenIdProvider, openIdProvider as Provider } from './oidc-provider.fixture.ts'

/** What the provider says of somebody beside `sub`; `roles` as it stands, or missing. */
export type Claims = { readonly name?: string; readonly email?: string; readonly roles?: readonly string[] }

export const clientId = 'heard'
export const clientSecret = 'a secret of the client'

type Grants = { readonly redirect: string; readonly conformIdToken?: boolean; readonly rolesByUserInfo?: boolean }

const page = (body: string): string => `<!doctype html><html lang="en"><title>The provider</title><main><h1>The provider</h1>${body}</main></html>`

type Row = { readonly uid?: string; readonly grantId?: string; consumed?: number }

/** What the provider remembers, by kind and id. */
const remembering = () => {
  const rows = new Map<string, Row>()
  return (kind: string) => ({
    upsert: async (id: string, row: Row) => void rows.set(`${kind} ${id}`, row),
    find: async (id: string) => rows.get(`${kind} ${id}`),
    findByUid: async (uid: string) => [...rows.values()].find((row) => row.uid === uid),
    consume: async (id: string) => Object.assign(rows.get(`${kind} ${id}`) ?? {}, { consumed: Date.now() / 1000 }),
    destroy: async (id: string) => void rows.delete(`${kind} ${id}`),
    revokeByGrantId: async (grant: string) => {
      for (const [id, row] of rows) if (row.grantId === grant) rows.delete(id)
    },
  })
}

/** A certified OpenID provider on a port of this machine, which asks for the name of an account and nothing else. */
export class TestProvider {
  /** What is known of whom, by `sub`. */
  readonly people = new Map<string, Claims>()
  /** What came to the token endpoint, newest last. */
  readonly redeemed: URLSearchParams[] = []
  /** Answers instead of the provider, while it is set. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined
  private readonly server: Server
  private provider: OpenIdProvider | undefined

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response))
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async start({ redirect, conformIdToken = false, rolesByUserInfo = false }: Grants, port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1')
    await once(this.server, 'listening')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    this.provider = new Provider(this.issuer, {
      adapter: remembering(),
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [redirect],
          token_endpoint_auth_method: 'client_secret_post',
          require_auth_time: true,
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      claims: { openid: ['sub'], profile: ['name', 'roles'], email: ['email'] },
      conformIdTokenClaims: conformIdToken,
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: async (use: string) => {
          const { roles, ...person } = this.people.get(sub) ?? {}
          return { sub, ...person, ...(rolesByUserInfo && use === 'id_token' ? {} : { roles }) }
        },
      }),
      loadExistingGrant: async (context) => {
        const { client, provider, session } = context.oidc
        const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
        grant.addOIDCScope('openid profile email')
        await grant.save()
        return grant
      },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    })
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this
    if (!provider || this.instead?.(request, response)) return
    if (!request.url?.startsWith('/interaction/')) {
      await provider.callback()(request, response)
      return
    }
    if (request.method === 'GET') {
      const form = '<form method="post"><label for="account">Account</label><input id="account" name="account"><button>Sign in</button></form>'
      response.setHeader('content-type', 'text/html').end(page(form))
      return
    }
    const accountId = new URLSearchParams(await text(request)).get('account') ?? ''
    const result = accountId === '' ? { error: 'access_denied', error_description: 'nobody of that name' } : { login: { accountId } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

/** A browser that goes to the provider and signs in there as somebody; answers the query with which it is sent back. Keeps the provider's cookies. */
export class Visitor {
  private readonly cookies = new Map<string, string>()

  private async go(address: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie }, ...(body ? { method: 'POST', body } : {}) })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  async signIn(address: string, as: string): Promise<string> {
    const { origin } = new URL(address)
    let answer = await this.go(address)
    for (let hops = 0; hops < 8; hops += 1) {
      const to = answer.headers.get('location')
      if (to === null) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`)
      const next = new URL(to, address)
      if (next.origin !== origin) return next.search
      answer = await this.go(next.href)
      if (next.pathname.startsWith('/interaction/')) answer = await this.go(next.href, new URLSearchParams({ account: as }))
    }
    throw new Error('the provider sends in a circle')
  }
}
