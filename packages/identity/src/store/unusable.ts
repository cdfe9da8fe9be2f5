/** The accounts cannot be used; the message says what to do. What the database said besides may name somebody, and is not kept. */
export class AccountsUnusable extends Error {
  readonly type = 'accounts-unusable'

  constructor(message: string, _besides?: ErrorOptions) {
    super(message)
  }
}
