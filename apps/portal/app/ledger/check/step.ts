/** What can be said of one thing that was checked; `sentences.tsx` has the words, in the language of the page. */
export type Says =
  | 'file-read'
  | 'signed'
  | 'included'
  | 'entry-fetched'
  | 'words-bound'
  | 'grown'
  | 'unchanged'
  | 'words-withdrawn'
  | 'words-missing'
  | 'entry-unknown'
  | 'newest-unreachable'
  | 'key-unreadable'
  | 'not-a-proof'
  | 'damaged'
  | 'other-log'
  | 'other-key'
  | 'signature-wrong'
  | 'not-in-record'
  | 'words-changed'
  | 'older-unreadable'
  | 'older-empty'
  | 'older-not-trusted'
  | 'newest-not-trusted'
  | 'shrunk'
  | 'rewritten'

/** Passed, failed, or open: it could not be checked, and that is not a fault by itself. */
export type Outcome = 'passed' | 'failed' | 'open'

/** One thing that was checked. */
export type Step = { readonly outcome: Outcome; readonly says: Says; readonly values?: Readonly<Record<string, string>> }

export const passed = (says: Says, values?: Step['values']): Step => ({ outcome: 'passed', says, ...(values && { values }) })
export const failed = (says: Says, values?: Step['values']): Step => ({ outcome: 'failed', says, ...(values && { values }) })
export const open = (says: Says, values?: Step['values']): Step => ({ outcome: 'open', says, ...(values && { values }) })

/** What all steps come to: one failure spoils all, and what is open leaves all open. */
export const conclusionOf = (steps: readonly Step[]): Outcome => {
  if (steps.some(({ outcome }) => outcome === 'failed')) return 'failed'
  return steps.length === 0 || steps.some(({ outcome, says }) => outcome === 'open' && says !== 'words-withdrawn') ? 'open' : 'passed'
}
