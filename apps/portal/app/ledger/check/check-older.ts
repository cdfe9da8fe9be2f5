import { fromBase64, portable, verifyConsistency } from '@heard/transparency-log/verify'
import { keyOf, trusted } from './check-proof.ts'
import { failed, open, passed, type Step } from './step.ts'

/** What the log answers to whoever kept a checkpoint: its newest one, and the proof in base64; or that it is not that long; or nothing. */
export type Growth = { readonly checkpoint: string; readonly proof: readonly string[] } | 'shorter' | undefined

/** The checkpoint that somebody kept, once it is trusted; or what is wrong with it. */
export const olderIn = (text: string, key: string): { readonly size: bigint; readonly root: Uint8Array } | Step => {
  const verifier = keyOf(key)
  if (!verifier) return failed('key-unreadable')
  // What is pasted loses its last line feed, or gains some.
  const checkpoint = trusted(`${text.replaceAll('\r\n', '\n').trim()}\n`, verifier)
  if (checkpoint === undefined) return failed('older-unreadable')
  if (typeof checkpoint === 'string') return failed('older-not-trusted', { name: verifier.name })
  return checkpoint.size === 0n ? open('older-empty') : checkpoint
}

/** Checks that the log only grew since the checkpoint that somebody kept. */
export const checkOlder = (older: { readonly size: bigint; readonly root: Uint8Array }, key: string, growth: Growth): Step => {
  if (growth === undefined) return open('newest-unreachable')
  if (growth === 'shorter') return failed('shrunk', { from: `${older.size}` })
  const verifier = keyOf(key)
  const newest = verifier && trusted(growth.checkpoint, verifier)
  if (newest === undefined || typeof newest === 'string') return failed('newest-not-trusted')
  const values = { from: `${older.size}`, size: `${newest.size}` }
  if (newest.size < older.size) return failed('shrunk', values)
  const proof = growth.proof.map((hash) => fromBase64(hash) ?? new Uint8Array())
  const grown = verifyConsistency(portable.sha256, { size1: older.size, root1: older.root, size2: newest.size, root2: newest.root, proof })
  if (!grown) return failed('rewritten', values)
  return passed(newest.size === older.size ? 'unchanged' : 'grown', values)
}
