import type { Called, Route } from '@heard/contracts'

/** Why nobody took what was asked: the part of the platform that would is away, too much came at once, or no answer came and it may have been taken. */
export type Unanswered = 'away' | 'busy' | 'unknown'

type Refusal = { readonly status: number; readonly problem: { readonly type: string } }

export const unansweredBy = ({ status, problem }: Refusal): Unanswered | undefined => {
  if (problem.type === '/problems/part-unavailable') return 'away'
  if (problem.type === '/problems/outcome-unknown') return 'unknown'
  return status === 429 || problem.type === '/problems/not-caught-up' ? 'busy' : undefined
}

/** What the services said while one page was made. */
export class Told {
  /** Whether somebody has to show first who they are. */
  needsConfirmation = false
  /** Whether a limit was reached, and nothing else kept the services from answering. */
  onlyLimited = true
  /** How many seconds to wait, as a service put it. */
  retryAfter: string | undefined
  private done = false
  private reason: Unanswered | undefined

  /** `counts`: whether it came with a key, as what must not be done twice does. */
  take(called: Called<Route>, counts: boolean): void {
    if (called.ok) {
      this.done ||= counts
      return
    }
    this.needsConfirmation ||= called.problem.type === '/problems/step-up-needed'
    const reason = unansweredBy(called)
    if (reason === undefined) return
    this.onlyLimited &&= called.status === 429
    this.retryAfter ??= called.headers.get('retry-after') ?? undefined
    this.reason = reason === 'unknown' ? reason : (this.reason ?? reason)
  }

  /** After something was done it is not known any more what is missing of the rest. */
  get unanswered(): Unanswered | undefined {
    return this.reason !== undefined && this.done ? 'unknown' : this.reason
  }
}
