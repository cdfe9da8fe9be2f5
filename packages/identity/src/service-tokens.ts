import type { DatabaseSync } from 'node:sqlite'
import { Grant, WayIn } from '@heard/contracts/identity'
import { createLocalJWKSet, decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Session } from './sessions.ts'
import { createTokenKeys, type PublicTokenKey, type SigningKey, type TokenKeys } from './token-keys.ts'

/** For how long a token counts, in seconds: as long as one call may take. */
const tokenLasts = 60
/** Tells these tokens from every other kind of JWT (RFC 8725, 3.11). */
const kind = 'heard-service+jwt'
/** How far the clocks of two machines may differ, in seconds. */
const clockTolerance = 5
/** For how long the same session gets the same token for the same use, in milliseconds: signing and verifying cost more than most calls. */
const givenAgainFor = 5_000
/** Tokens that are remembered at once, given or read. */
const mostRemembered = 1_000

/** What a token is good for: one service, and one action of the permission matrix (or `public`). */
export type TokenUse = { readonly audience: string; readonly purpose: string }

const Claims = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  iat: z.int(),
  exp: z.int(),
  /** The account that is acted for. */
  sub: z.uuid(),
  /** Who acts for it (RFC 8693): the web's back end. */
  act: z.strictObject({ sub: z.literal('portal') }),
  purpose: z.string(),
  sid: z.string(),
  way: WayIn,
  confirmed: z.boolean(),
  grants: z.array(Grant),
})
type Claims = z.infer<typeof Claims>

/** The audience of an address of the API: the service that answers it. */
export const audienceOf = (path: string): string => `heard:${/^\/api\/v1\/([a-z-]+)/.exec(path)?.[1] ?? 'platform'}`

/** Believes tokens that were signed by one of these keys for this installation; answers whose they are, or nothing. */
export type VerifyToken = (token: string, use: TokenUse) => Promise<Session | undefined>

const refusedOnly = (error: unknown): undefined => {
  if (!(error instanceof errors.JOSEError)) throw error
}

const keyIdOf = (token: string): string | undefined => {
  try {
    return decodeProtectedHeader(token).kid
  } catch {
    return undefined
  }
}

/** Whether it names a key that is not in the set: another process may have made that since. */
const isUnknown = (token: string, { keys }: JSONWebKeySet): boolean => {
  const kid = keyIdOf(token)
  return kid !== undefined && !keys.some((key) => key.kid === kid)
}

const imported = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>()

/** The keys of a JWKS, imported once for each set. */
const keysIn = (set: JSONWebKeySet): ReturnType<typeof createLocalJWKSet> => {
  const keys = imported.get(set) ?? createLocalJWKSet(set)
  imported.set(set, keys)
  return keys
}

/**
 * Verifies service tokens (JWT, EdDSA). `keysOf` is asked for every token, so that a key that was taken back counts no more.
 * `issuer`: the address of the installation.
 */
const createTokenVerifier = ({
  keysOf,
  issuer,
  now,
}: {
  readonly keysOf: (lacking?: boolean) => JSONWebKeySet
  readonly issuer: string
  readonly now: () => number
}): VerifyToken => {
  /** What tokens said to their audience; gone with the set of keys, which is read again every few seconds. */
  const known = new WeakMap<JSONWebKeySet, Map<string, Claims>>()
  const isInTime = ({ iat, exp }: Claims): boolean => now() >= iat * 1000 && now() < exp * 1000

  const read = async (token: string, audience: string, set: JSONWebKeySet): Promise<Claims | undefined> => {
    const checks = { algorithms: ['EdDSA'], typ: kind, issuer, audience, maxTokenAge: tokenLasts, clockTolerance, currentDate: new Date(now()) }
    const verified = await jwtVerify(token, keysIn(set), checks).catch(refusedOnly)
    return Claims.safeParse(verified?.payload).data
  }
  const claimsOf = async (token: string, audience: string): Promise<Claims | undefined> => {
    const name = `${audience} ${token}`
    const before = known.get(keysOf())?.get(name)
    if (before && isInTime(before)) return before
    const set = keysOf(isUnknown(token, keysOf()))
    const ofSet = known.get(set) ?? new Map<string, Claims>()
    known.set(set, ofSet)
    const claims = await read(token, audience, set)
    if (ofSet.size >= mostRemembered) ofSet.clear()
    if (claims) ofSet.set(name, claims)
    return claims
  }
  return async (token, { audience, purpose }) => {
    const claims = await claimsOf(token, audience)
    if (claims?.purpose !== purpose) return undefined
    const { sub, grants, sid, way, confirmed } = claims
    return { id: sid, principal: { account: sub, grants }, way, confirmed }
  }
}

/** Signs for a session what a service will believe for a minute. */
export type IssueToken = (session: Session, use: TokenUse) => Promise<string>

const createTokenIssuer = ({
  keys,
  issuer,
  now,
}: {
  readonly keys: Pick<TokenKeys, 'signing'>
  readonly issuer: string
  readonly now: () => number
}): IssueToken => {
  const given = new Map<string, { readonly token: Promise<string>; readonly at: number }>()
  // Clocks are put back too.
  const isFresh = (at: number): boolean => now() >= at && now() < at + givenAgainFor

  const sign = ({ id, principal, way, confirmed }: Session, { audience, purpose }: TokenUse, { kid, key }: SigningKey): Promise<string> => {
    const seconds = Math.floor(now() / 1000)
    return new SignJWT({ act: { sub: 'portal' }, purpose, sid: id, way, confirmed, grants: [...principal.grants] })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: kind })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(principal.account)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + tokenLasts)
      .sign(key)
  }
  return (session, use) => {
    const signing = keys.signing()
    const asked = JSON.stringify([signing.kid, session, use])
    const before = given.get(asked)
    if (before && isFresh(before.at)) return before.token
    const token = sign(session, use, signing)
    if (given.size >= mostRemembered) given.clear()
    given.set(asked, { token, at: now() })
    return token
  }
}

/** The tokens by which services know whom they act for. */
export type ServiceTokens = {
  readonly issue: IssueToken
  readonly verify: VerifyToken
  /** The public keys that are believed (JWKS). */
  published(): { readonly keys: PublicTokenKey[] }
}

/** Signs and verifies by keys whose public halves stand in this file. `issuer`: the address of the installation. */
export const createTokens = (database: DatabaseSync, issuer: string, now: () => number): ServiceTokens => {
  const keys = createTokenKeys(database, now)
  return {
    issue: createTokenIssuer({ keys, issuer, now }),
    verify: createTokenVerifier({ keysOf: keys.published, issuer, now }),
    published: keys.published,
  }
}
