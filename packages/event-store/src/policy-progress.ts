import type { DeadLetter } from './dead-letter.ts'

/** Where a policy is: all up to the cursor is answered. */
export type Progress = { readonly cursor: bigint; readonly deadLetter: DeadLetter | undefined }

/** Keeps how far policies are, so that they go on there. Whoever lost the lease of their work cannot move anything. */
export type PolicyProgress = {
  load(policy: string): Promise<Progress>
  /** A fact is answered; a dead letter that it comes to is forgotten. @throws LeaseLost */
  move(policy: string, position: bigint): Promise<void>
  /** Nothing up to here is for this policy. May be forgotten: it is read again then. @throws LeaseLost */
  pass(policy: string, position: bigint): Promise<void>
  /** The dead letter before of the same policy gives way. @throws LeaseLost */
  bury(letter: DeadLetter): Promise<void>
  close(): Promise<void>
}
