import type { z } from 'zod'
import type { FactDefinitions } from '../define-facts.ts'
import type { LedgerContent } from './entry.ts'

/** What a rule may use besides the fact. */
export type LedgerMeans = {
  /** SHA-256 (hex) of JCS (RFC 8785). */
  digest(value: unknown): string
}

/** Public, or kept out for a reason that is written down. A rule may leave out single facts of a public type (a draft that is taken back). */
export type LedgerRule<Data> = { readonly enter: (data: Data, means: LedgerMeans) => LedgerContent | undefined } | { readonly exempt: string }

/** A rule for each fact type; `Definitions` is what one service records. */
export type LedgerPolicyOf<Definitions extends FactDefinitions> = {
  readonly [T in keyof Definitions]: LedgerRule<z.output<Definitions[T]['data']>>
}

/** The rules of any service, by fact type. */
export type LedgerPolicy = Readonly<Record<string, LedgerRule<never>>>

/**
 * Decides, fact type by fact type, what the public ledger says of it. A type without a rule does not compile.
 * The private log has one leaf for every fact, whatever is decided here.
 */
export const defineLedgerPolicy = <const Definitions extends FactDefinitions>(
  _facts: Definitions,
  policy: LedgerPolicyOf<Definitions>,
): LedgerPolicyOf<Definitions> => policy
