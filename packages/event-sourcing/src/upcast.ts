import type { RecordedFact } from './fact.ts'

/** Lifts the data of one fact type from one schema version to the next; keyed `Type@from`. */
export type Upcasts = Readonly<Record<string, (data: object) => object>>

/** The fact at its newest schema version: applies `Type@1`, `Type@2` … as far as they go. */
export const upcast = <F extends RecordedFact>(fact: F, upcasts: Upcasts): F => {
  let { version } = fact
  let data: object = fact.data
  for (let step = upcasts[`${fact.type}@${version}`]; step; step = upcasts[`${fact.type}@${version}`]) {
    data = step(data)
    version += 1
  }
  return version === fact.version ? fact : { ...fact, data, version }
}
