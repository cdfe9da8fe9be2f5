/** One time that this process has a lease, from when it was given until it is lost or given back. */
export type Holding = {
  readonly lease: string
  /** Larger with each holding of this lease, whoever has it: what is written with an older one is refused. */
  readonly token: bigint
  /** Ends with the holding, before the lease could be another's. What listens to it has no excuse to go on. */
  readonly signal: AbortSignal
}

/** What is done here for as long as a lease is held here, and stands by otherwise. */
export type Tenure = {
  held(): boolean
  /** Ends the work, gives the lease back and asks for it no more. */
  stop(): Promise<void>
}

/** Which of several processes does what may be done by one only. */
export type Leases = {
  /** Calls `work` with each holding; it returns once it ended, which it does when the signal says so. One holding begins here after the one before has ended. */
  during(lease: string, work: (holding: Holding) => Promise<void>): Tenure
}

/** A write of whoever had a lease and does not have it any more: another process goes on with the work. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'

  constructor(lease: string) {
    super(`another process holds ${lease}`)
  }
}
