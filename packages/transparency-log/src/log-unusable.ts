/** Why a log refuses to go on. */
export type Refusal =
  /** Another signer published under this name since this log was opened. */
  | 'head-moved'
  /** The published checkpoint is ahead of the signed head: the state was restored from a backup. */
  | 'head-behind'
  /** There are tiles, but no signed head. */
  | 'head-missing'
  /** The published checkpoint has the size of the head and another root. */
  | 'forked'
  /** A checkpoint is signed by another key, or cannot be read. */
  | 'foreign-checkpoint'
  /** The tiles do not lead to the root that was signed. */
  | 'tiles-damaged'
  /** Another process holds the file of heads. */
  | 'in-use'
  /** Another process has claimed the file of heads since this one did. */
  | 'superseded'
  /** The key file cannot be used. */
  | 'key-unusable'

/** Thrown when signing on could break what was promised; the message says what to do. Nothing was changed. */
export class LogUnusable extends Error {
  override readonly name = 'LogUnusable'
  readonly type = 'log-unusable'
  readonly reason: Refusal

  constructor(reason: Refusal, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
