import { createHash } from 'node:crypto'
import { type Caller, NotModified } from '@heard/service-kit'

/**
 * The entity tag of a public view, made of all that it depends on; hashed, so that nobody reads from it how much is recorded.
 * @throws NotModified when the caller has this very view
 */
export const refuseIfCurrent = (dependsOn: readonly (string | number)[], { ifNoneMatch }: Pick<Caller, 'ifNoneMatch'>): string => {
  const tag = `"${createHash('sha256').update(JSON.stringify(dependsOn)).digest('base64url').slice(0, 22)}"`
  const held = ifNoneMatch?.split(',').map((each) => each.trim().replace(/^W\//, '')) ?? []
  if (held.includes(tag)) throw new NotModified(tag)
  return tag
}
