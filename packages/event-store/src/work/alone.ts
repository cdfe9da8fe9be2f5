import type { Leases } from './leases.ts'

/** For an installation of one process: every lease is held from when it is asked for until the work is stopped. */
export const aloneLeases: Leases = {
  during(lease, work) {
    const stop = new AbortController()
    const done = work({ lease, token: 1n, signal: stop.signal })
    done.catch(() => undefined)
    return {
      held: () => !stop.signal.aborted,
      async stop() {
        stop.abort()
        await done
      },
    }
  },
}
