/** Something that an honest public ledger cannot have. */
export type LedgerDoubtType =
  /** The bytes are not the canonical JSON (RFC 8785) of what they say. */
  | 'entry-not-canonical'
  /** The entry is not in the published schema. */
  | 'entry-not-in-schema'
  | 'fact-repeated'
  /** It cannot follow from the entries before: something is missing, moved or made up. */
  | 'out-of-order'
  /** A report's edition or a release's number is not the next one. */
  | 'number-skipped'
  | 'anchor-repeated'
  | 'time-backwards'
  | 'wording-missing'
  | 'wording-changed'
  /** Said to be withdrawn, yet still there. */
  | 'wording-not-withdrawn'

export type LedgerDoubt = {
  readonly type: LedgerDoubtType
  /** Place of the entry in the log. */
  readonly index: bigint
  /** What is wrong with which entry, and what an auditor should do, in plain words. */
  readonly message: string
  /** Field of the entry's data, and the binding in it, for a doubt about wording. */
  readonly field?: string
  readonly binding?: string
}

/** A doubt before it knows its entry; `what` goes on after "Entry 7 ". */
export type Suspicion = { readonly type: LedgerDoubtType; readonly what: string; readonly field?: string; readonly binding?: string }

const ADVICE: Readonly<Record<LedgerDoubtType, string>> = {
  'entry-not-canonical': 'Keep the entry and ask the operator which program wrote it.',
  'entry-not-in-schema': 'Check with a newer version of this program; if that says the same, ask the operator what the entry means.',
  'fact-repeated': 'Compare the two entries, and ask the operator why one thing is told twice.',
  'out-of-order': 'Ask an auditor with access to the private log for the fact behind this entry and for the one that is missing.',
  'number-skipped': 'Ask the operator for the one that is missing.',
  'anchor-repeated': 'Ask the operator for both checkpoints of the private log: one of them may hide another history.',
  'time-backwards': 'Ask the operator whether the clock was set back, and compare with the times of the witnesses.',
  'wording-missing': 'Ask the operator for the file; without it nobody can see what was said.',
  'wording-changed': 'Keep the file as evidence and ask the operator for the words that were published first.',
  'wording-not-withdrawn': 'Do not quote these words, and tell the operator that they can still be read.',
}

const KEPT = 100

/** Keeps the first hundred doubts and counts the others, so that a ledger that is wrong all over does not fill the memory. */
export class LedgerDoubts {
  readonly first: LedgerDoubt[] = []
  count = 0

  add(index: bigint, { type, what, ...where }: Suspicion): void {
    this.count += 1
    if (this.first.length < KEPT) this.first.push({ type, index, message: `Entry ${index} ${what}. ${ADVICE[type]}`, ...where })
  }
}
