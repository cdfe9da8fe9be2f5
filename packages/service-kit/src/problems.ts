import type { FieldProblem } from '@heard/contracts'

/** A command or query was refused with a code of its route, or one of `generalProblems`. A cause is a fault of ours and is logged. */
export class Refused extends Error {
  readonly type = 'refused'
  constructor(
    readonly code: string,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}

/** Input that does not fit its schema: each error names the field and the fix, and repeats nothing of what was sent. */
export class InvalidInput extends Error {
  readonly type = 'invalid-input'
  constructor(readonly errors: readonly FieldProblem[]) {
    super('invalid input')
  }
}

/** The caller's copy is still current. */
export class NotModified extends Error {
  readonly type = 'not-modified'
  constructor(readonly etag: string) {
    super('not modified')
  }
}
