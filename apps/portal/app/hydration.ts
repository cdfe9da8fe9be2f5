import type { UIMatch } from 'react-router'

/** Told by entry.server to the handler, never sent. */
export const hydratedHeader = 'x-heard-hydrated'

/** A route asks for script by `export const handle = { hydrate: true }`. */
const hydrates = (handle: unknown): boolean => typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true

/** Pages are HTML alone unless one of their routes asks for script. */
export const isHydrated = (matches: readonly Pick<UIMatch, 'handle'>[]): boolean => matches.some(({ handle }) => hydrates(handle))
