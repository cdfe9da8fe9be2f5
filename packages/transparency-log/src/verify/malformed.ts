/** What a text or file claimed to be. */
export type Kind =
  | 'verifier key'
  | 'note'
  | 'checkpoint'
  | 'cosignature'
  | 'proof file'
  | 'policy'
  | 'tile path'
  | 'hash tile'
  | 'entry bundle'
  | 'request to a witness'
  | 'answer of a witness'

/** Thrown by every parser for what is not exactly in its format; the message says what is wrong in plain words. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
  readonly type = 'malformed'
  readonly what: Kind

  constructor(what: Kind, problem: string) {
    super(`This is not ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}: ${problem}`)
    this.what = what
  }
}
