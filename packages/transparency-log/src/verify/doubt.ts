/** Something that a verified log cannot have, in words for an auditor. */
export type Doubt = {
  readonly type: /** The checkpoint is not in its format, not signed by the log, or not cosigned by enough witnesses. */
    | 'checkpoint-not-trusted'
    | 'older-checkpoint-not-trusted'
    | 'history-shorter'
    | 'history-rewritten'
    | 'root-differs'
    | 'file-missing'
    /** The file is not in its format. */
    | 'file-damaged'
    /** The file is in its format, but does not fit the entries. */
    | 'file-changed'
    | 'file-extra'
    | 'entry-changed'
  readonly message: string
  readonly path?: string
  readonly index?: bigint
}

const KEPT = 100

/** Keeps the first hundred doubts and counts the others, so that a log that is wrong all over does not fill the memory. */
export class Doubts {
  readonly first: Doubt[] = []
  count = 0

  add(doubt: Doubt): void {
    this.count += 1
    if (this.first.length < KEPT) this.first.push(doubt)
  }
}
