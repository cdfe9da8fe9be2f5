import { type PlatformFact, platformFacts } from '@heard/contracts/platform'
import { derivedUuid, uuidv7 } from './ids.ts'
import type { Platform } from './platform.ts'

/** A fact of the platform itself, where it goes and who did it; `seed`: the same seed in the same stream is recorded once. */
export type ToRecord = PlatformFact & { readonly stream: string; readonly actor: string; readonly seed?: string }

/** Records one fact of the platform that no rule can refuse; durable when it resolves. */
export const recordFact = async (
  { store, clock }: Pick<Platform, 'store' | 'clock'>,
  { stream, actor, seed, type, data }: ToRecord,
): Promise<void> => {
  const now = clock.now()
  const id = seed === undefined ? uuidv7(now) : derivedUuid(`${stream}/${seed}`)
  const metadata = { actor, at: new Date(now).toISOString() }
  await store.append({ stream, expected: 'any', facts: [{ id, type, version: platformFacts[type].version, data, metadata }] })
}

/** The day of a moment, in UTC. */
export const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
