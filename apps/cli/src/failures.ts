import type { Problem } from '@heard/contracts'

/** The command line itself is wrong; the message names the argument and the fix. */
export class UsageError extends Error {
  readonly type = 'usage-error'
}

/** What was asked did not happen; the message says why in one line. */
export class Failed extends Error {
  readonly type: string = 'failed'
}

/** The API refused an operation. */
export class RefusedByApi extends Failed {
  override readonly type = 'refused'

  constructor(
    readonly operation: string,
    readonly problem: Problem,
  ) {
    super(`${operation}: ${describeProblem(problem)}`)
  }

  get code(): string {
    return codeOf(this.problem)
  }
}

const codeOf = ({ type }: Problem): string => type.replace(/^\/problems\//, '')

const describeProblem = (problem: Problem): string => {
  const fields = (problem.errors ?? []).map(({ field, detail }) => `${field}: ${detail}`)
  return [`${problem.title} (${codeOf(problem)})`, ...(problem.detail ? [problem.detail] : []), ...fields].join('; ')
}

/** One line for people; the stack only when nobody foresaw the error. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return 'type' in error || isSystemError(error) ? error.message : (error.stack ?? error.message)
}

const isSystemError = (error: Error): boolean => 'code' in error && 'syscall' in error
