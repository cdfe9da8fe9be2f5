import type { Platform } from '../platform.ts'

/** How many facts each follower of the log has yet to come to. */
export const measureFollowers = ({ telemetry, store, readModels }: Pick<Platform, 'telemetry' | 'store' | 'readModels'>): void =>
  telemetry.gauge('heard.follower.lag', async () => {
    const head = await store.head()
    return readModels
      .status()
      .flatMap(({ name, cursor }) => (cursor === undefined ? [] : [{ value: Math.max(0, Number(head - cursor)), of: { follower: { name } } }]))
  })
