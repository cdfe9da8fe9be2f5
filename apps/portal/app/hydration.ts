import type { UIMatch } from 'react-router'

/** Told by entry.server to the handler, never sent. */
export const hydratedHeader = 'x-heard-hydrated'
/** Told in the same way: the page is one that says what went wrong. */
export const failedHeader = 'x-heard-failed'

/** Pages are HTML alone unless one of their routes asks for script by `export const handle = { hydrate: true }`. */
export const isHydrated = (matches: readonly Pick<UIMatch, 'handle'>[]): boolean =>
  matches.some(({ handle }) => typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true)
