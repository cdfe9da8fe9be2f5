import type { Move } from '../story/follow/moves.projection.ts'

/** All that mails to residents say in one language. A line that ends in a colon has a link below it. */
export type MailWords = {
  /** The first mail: somebody gave this address. */
  readonly confirm: { readonly subject: string; readonly about: string; readonly page: string; readonly stop: string }
  /** Nothing of the story, and not even which programme it was told to. */
  readonly moved: { readonly subject: string; readonly about: string; readonly page: string }
  readonly news: { readonly page: string; readonly moves: Readonly<Record<Move, string>> }
  /** Below each mail about what moved. */
  readonly stop: string
  /** Below an answer that somebody wrote. */
  readonly answer: { readonly subject: string; readonly reply: string; readonly noReply: string; readonly page: string }
}
