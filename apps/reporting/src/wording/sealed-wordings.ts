import type { Sealed } from '@heard/contracts'

const isSealed = (value: object): value is Sealed => 'ref' in value && 'binding' in value && typeof value.ref === 'string'

/** The field of a fact under which the bytes of a file lie: many and no text, so they are read one by one where somebody asks for them. */
const BYTES = 'bytes'

/** References to published texts anywhere in a value. */
export const sealedWordings = (value: unknown): readonly Sealed[] => {
  if (typeof value !== 'object' || value === null) return []
  if (isSealed(value)) return [value]
  return Object.entries(value).flatMap(([name, each]) => (name === BYTES ? [] : sealedWordings(each)))
}
