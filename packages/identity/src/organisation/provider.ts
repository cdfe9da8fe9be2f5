import type { Configuration, CustomFetch } from 'openid-client'
import { claimAt } from './role-mapping.ts'

/** Where people of an organisation sign in, as an operator configured it. */
export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the organisation is called on the button. */
  readonly label: string
  readonly scopes: string
  /** The claim that holds roles or groups. */
  readonly rolesClaim: string
}

/** What goes to the provider and comes back with its answer: known to this process alone. */
export type Secrets = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** What can be wrong with an answer, as an operator is told: codes of OAuth, of the library, and ours. */
export const providerCodes = [
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
  'foreign_host',
  'foreign_state',
  'no_id_token',
  'claim_elsewhere',
  'name_or_email',
  'other',
] as const
export type ProviderCode = (typeof providerCodes)[number]

export type Claims = Readonly<Record<string, unknown>>
/** What a provider said of somebody, and when they last showed who they are, in milliseconds. `detail`: a code for the operator, with nothing of anybody in it. */
export type Told =
  | { readonly told: true; readonly subject: string; readonly claims: Claims; readonly shown: number | undefined }
  | {
      readonly told: false
      readonly why: 'organisation-unreachable' | 'organisation-denied' | 'organisation-answer-wrong'
      readonly detail: ProviderCode
    }

/** Asks one provider, of which only its own address is ever called. */
export type Provider = {
  /** Where to send the browser. `again`: also somebody who is signed in there must show who they are. */
  address(secrets: Secrets, again: boolean): Promise<string | undefined>
  /** Exchanges the answer that a browser brought. */
  redeem(answer: string, secrets: Secrets): Promise<Told>
}

const TIMEOUT_SECONDS = 8
const KNOWN_FOR_MS = 3_600_000

const partOf = (error: unknown, name: string): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined)
const codeIn = (error: unknown, name: string): ProviderCode | undefined => providerCodes.find((code) => code === partOf(error, name))

const unanswered = new Set<unknown>(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'])

/** Sorts what went wrong. Descriptions that a provider sends are dropped: they may name the person. */
const failureOf = (error: unknown): Told => {
  const [code, said] = [partOf(error, 'code'), partOf(error, 'error')]
  const detail = codeIn(error, 'error') ?? codeIn(error, 'code') ?? codeIn(partOf(error, 'cause'), 'code') ?? 'other'
  if (partOf(error, 'name') === 'AuthorizationResponseError') {
    const down = said === 'server_error' || said === 'temporarily_unavailable'
    return { told: false, why: down ? 'organisation-unreachable' : 'organisation-denied', detail }
  }
  const down = unanswered.has(code) || (error instanceof TypeError && code === undefined)
  return { told: false, why: down ? 'organisation-unreachable' : 'organisation-answer-wrong', detail }
}

/** The library is read when somebody signs in this way for the first time. */
const library = () => import('openid-client')

const onlyFrom =
  (origin: string): CustomFetch =>
  async (url, options) => {
    if (new URL(url).origin !== origin) throw Object.assign(new Error('a foreign host'), { code: 'foreign_host' })
    return fetch(url, options as RequestInit)
  }

export const createProvider = (settings: ProviderSettings, redirect: string, now: () => number): Provider => {
  const { issuer, clientId, clientSecret, scopes, rolesClaim } = settings
  const { origin, protocol } = new URL(issuer)
  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined

  const discover = async (): Promise<Configuration> => {
    const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await library()
    return discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      [customFetch]: onlyFrom(origin),
      execute: [enableNonRepudiationChecks, ...(protocol === 'http:' ? [allowInsecureRequests] : [])],
    })
  }
  const configuration = (): Promise<Configuration> => {
    if (known && known.until > now()) return known.configuration
    const discovered = discover()
    const fresh = { configuration: discovered, until: now() + KNOWN_FOR_MS }
    known = fresh
    discovered.catch(() => {
      if (known === fresh) known = undefined
    })
    return discovered
  }

  /** What the ID token leaves to UserInfo, where that is at the provider's own address. */
  const more = async (config: Configuration, claims: Claims, subject: string, token: string): Promise<Claims> => {
    const { userinfo_endpoint: endpoint } = config.serverMetadata()
    const whole = ['email', 'name', rolesClaim].every((name) => claimAt(claims, name) !== undefined)
    if (whole || endpoint === undefined || new URL(endpoint).origin !== origin) return claims
    const { fetchUserInfo } = await library()
    return { ...(await fetchUserInfo(config, token, subject)), ...claims }
  }

  return {
    address: async ({ state, nonce, verifier }, again) => {
      try {
        const [{ buildAuthorizationUrl, calculatePKCECodeChallenge }, config] = await Promise.all([library(), configuration()])
        const challenge = { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }
        const request = { redirect_uri: redirect, scope: scopes, state, nonce, ...challenge }
        return buildAuthorizationUrl(config, again ? { ...request, prompt: 'login', max_age: '0' } : request).href
      } catch {
        return undefined
      }
    },
    redeem: async (answer, { state, nonce, verifier }) => {
      try {
        const [{ authorizationCodeGrant }, config] = await Promise.all([library(), configuration()])
        const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
        const back = new URL(redirect)
        back.search = answer
        const tokens = await authorizationCodeGrant(config, back, checks)
        const token = tokens.claims()
        if (!token) return { told: false, why: 'organisation-answer-wrong', detail: 'no_id_token' }
        const claims = await more(config, token, token.sub, tokens.access_token)
        return { told: true, subject: token.sub, claims, shown: token.auth_time === undefined ? undefined : token.auth_time * 1000 }
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}
