/** What happened, in the past tense. `data` holds ids, enumerations, numbers, dates and vault references; never text that a person typed. */
export type Fact<Type extends string = string, Data extends object = object> = {
  readonly type: Type
  readonly data: Data
}

/**
 * Who, when and why, as flat strings. Always present: `actor` (an account id, `resident` or `system`), `at` (ISO 8601 in UTC).
 * Optional: `command` (id of the command that caused it; the same command never counts twice), `cause` (id of the fact a policy answered).
 */
export type Metadata = { readonly actor: string; readonly at: string } & Readonly<Record<string, string>>

/** A fact about to be appended. `id` is a UUID (version 7 for speed); `version` is the schema version of `data`, from 1. */
export type NewFact<F extends Fact = Fact> = F & {
  readonly id: string
  readonly version: number
  readonly metadata: Metadata
}

/** A fact as the store gives it back. `revision` counts from 0 within its stream; `position` is its place in the global order, from 1. */
export type RecordedFact<F extends Fact = Fact> = NewFact<F> & {
  readonly stream: string
  readonly revision: bigint
  readonly position: bigint
}
