import type { Role } from '@heard/contracts/identity'

/** What an explorer is narrowed to, and the roles of accounts as they are now. */
export type Exploring = {
  readonly contribution?: string | undefined
  readonly actor?: string | undefined
  readonly purpose?: string | undefined
  readonly rolesOf: ReadonlyMap<string, readonly Role[]>
}
