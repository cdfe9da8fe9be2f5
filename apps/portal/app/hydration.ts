import type { UIMatch } from 'react-router'

/** Told by entry.server to the handler, never sent. */
export const hydratedHeader = 'x-heard-hydrated'

/** A route asks for script by `export const handle = { hydrate: true }`, and a page inside it does without by `false`. */
const asks = (handle: unknown): boolean | undefined =>
  typeof handle === 'object' && handle !== null && 'hydrate' in handle ? handle.hydrate === true : undefined

/** Pages are HTML alone unless one of their routes asks for script; the innermost that says something decides. */
export const isHydrated = (matches: readonly Pick<UIMatch, 'handle'>[]): boolean =>
  matches.map(({ handle }) => asks(handle)).findLast((asked) => asked !== undefined) ?? false
