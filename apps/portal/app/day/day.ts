import type { Permission } from '@heard/contracts/events'

/** What the server hands to the script of the day, with the page: nothing in it is about a person. */
export type Day = {
  readonly programme: string
  readonly gathering: string
  /** For which items are sealed. */
  readonly publicKey: string
  readonly endsAt: string
  /** Address of the page. */
  readonly page: string
  /** Hashes of the words that are read out before somebody agrees, by permission and language. */
  readonly notices: Readonly<Record<Permission, Readonly<Record<string, string>>>>
  /** Fields of a note that are asked anew for each, as each quotation is agreed to by itself. */
  readonly perNote: readonly string[]
}
