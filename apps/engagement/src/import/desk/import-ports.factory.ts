import { setImmediate } from 'node:timers/promises'
import { type Platform, uuidv7 } from '@heard/service-kit'
import type { ImportPorts } from '../run/import-ports.ts'

/** Rows between two pauses: few enough that a submission between them hardly waits, many enough that they share a commit. */
export const importBatchSize = 25

/** The ports of importing on the platform. */
export const importPorts = ({ store, vault, clock }: Platform): ImportPorts => ({
  store,
  vault,
  newId: () => uuidv7(clock.now()),
  now: () => clock.now(),
  pause: () => setImmediate(),
})
