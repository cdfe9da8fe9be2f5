import type { Api } from '../connect/api.ts'

/** One walk through the chain: whom it calls as, the day it is, and where it tells what it did. */
export type Walk = {
  readonly api: Api
  readonly today: string
  /** Something was done: kept for the summary. */
  did(line: string): void
  /** Something is under way: a terminal shows it. */
  progress(line: string): void
}
