import type { RecordedFact } from '@heard/event-sourcing'
import type { TestHeard } from './testing.ts'

/** Facts of these types as the record has them: type, data, who did it, and why when it says so. */
export const recordedAs = async ({ heard }: TestHeard, ...types: readonly string[]) => {
  const found: RecordedFact[] = []
  for await (const fact of heard.platform.store.readAll({ types })) found.push(fact)
  return found.map(({ type, data, metadata: { actor, cause } }) => ({ type, data, actor, ...(cause === undefined ? {} : { cause }) }))
}

/** A clock that tests move. */
export const movableClock = (at: string) => {
  const clock = { at: Date.parse(at), now: () => clock.at }
  return clock
}
