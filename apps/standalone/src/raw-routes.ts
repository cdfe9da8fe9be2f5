import type { Route } from '@heard/contracts'

/** A route as the server knows it. */
export type ServerRoute = { readonly method: string; readonly url: string }

const ANYONE = 'anyone'

/** Every route of the server outside the contracts, with who may call it. A HEAD is decided with its GET, all built files of the portal as one. */
export const rawRoutes: Readonly<Record<string, string>> = {
  'GET /api/openapi.json': ANYONE,
  'GET /api/docs': ANYONE,
  'GET /api/docs.css': ANYONE,
  'GET /.well-known/heard-ledger.json': ANYONE,
  'GET /ledger/heard-ledger.json': ANYONE,
  'GET /ledger/checkpoint': ANYONE,
  'GET /ledger/tlog-policy': ANYONE,
  'GET /ledger/tile/*': ANYONE,
  'GET /ledger/wording/:file': ANYONE,
  'GET /ledger/schema/entry-v1.json': ANYONE,
  'GET /.well-known/heard-witness.json': ANYONE,
  'GET /.well-known/jwks.json': ANYONE,
  'POST /witness/add-checkpoint': 'whoever holds a checkpoint signed by a watched log, a few times a second',
}

const PAGE = 'whom the page lets in'

/** Those that are there only with the portal. */
export const pageRoutes: Readonly<Record<string, string>> = {
  'GET /assets/*': ANYONE,
  'GET /*': PAGE,
  'POST /*': PAGE,
  'PUT /*': PAGE,
  'DELETE /*': PAGE,
}

/** The server has a route that nobody decided about, or a decision has no route: a defect found at start. */
class RoutesUndecided extends Error {
  readonly type = 'routes-undecided'
}

const nameOf = ({ method, url }: ServerRoute): string =>
  `${method === 'HEAD' ? 'GET' : method} ${method !== 'POST' && url.startsWith('/assets/') ? '/assets/*' : url}`

/** `raw`: whether this process has those outside the contracts. @throws RoutesUndecided naming them */
export const checkRawRoutes = (seen: readonly ServerRoute[], contracts: readonly Route[], { raw } = { raw: true }): void => {
  const there = new Set(seen.map(nameOf))
  const known = new Set([...contracts.map(({ method, path }) => `${method} ${path}`), ...Object.keys(raw ? { ...rawRoutes, ...pageRoutes } : {})])
  const undecided = [...there].filter((name) => !known.has(name))
  const gone = Object.keys(raw ? rawRoutes : {}).filter((name) => !there.has(name))
  if (undecided.length + gone.length > 0) {
    throw new RoutesUndecided(`raw-routes.ts must say who may call: ${undecided.join(', ') || 'nothing more'}; gone: ${gone.join(', ') || 'none'}`)
  }
}
