/** May it be tried now, and if not, in how many whole seconds? */
export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number }

/** Counts attempts by key, in memory. */
export type AttemptLimit = {
  /** Counts one attempt, unless that would be too many. */
  take(key: string): Attempt
  /** Takes back one counted attempt. */
  giveBack(key: string): void
  /** Starts anew for this key. */
  forget(key: string): void
}

/**
 * `most` attempts at once, and after that one every `windowSeconds / most` (the generic cell rate algorithm: one number for each key).
 * No more than `keys` keys are remembered; the oldest give way. `now` in milliseconds.
 */
export const createAttemptLimit = (options: {
  readonly most: number
  readonly windowSeconds: number
  readonly now: () => number
  readonly keys?: number
}): AttemptLimit => {
  const { most, now, keys = 50_000 } = options
  const window = options.windowSeconds * 1000
  const interval = window / most
  const free = new Map<string, number>()

  const makeRoom = (at: number) => {
    for (const [key, when] of free) if (when <= at) free.delete(key)
    for (const key of free.keys()) {
      if (free.size < keys) break
      free.delete(key)
    }
  }

  return {
    take: (key) => {
      const at = now()
      const next = Math.max(free.get(key) ?? at, at) + interval
      if (next - at > window) return { allowed: false, waitSeconds: Math.ceil((next - at - window) / 1000) }
      if (!free.has(key) && free.size >= keys) makeRoom(at)
      free.set(key, next)
      return { allowed: true }
    },
    giveBack: (key) => {
      const when = free.get(key)
      if (when !== undefined) free.set(key, when - interval)
    },
    forget: (key) => {
      free.delete(key)
    },
  }
}
