import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nodeCryptography } from '../node-cryptography.ts'
import { toHex, utf8 } from './bytes.ts'
import { openCheckpoint } from './open-checkpoint.ts'
import { portable } from './portable.ts'
import { REAL_KEY, testKey, testText } from './test-log.ts'
import { trustLogs } from './trust-policy.ts'
import { parseVerifierKey } from './verifier-key.ts'

it('hashes as Node does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toHex(portable.sha256(bytes))).toBe(toHex(nodeCryptography.sha256(bytes)))
    }),
  )
})

it('judges signatures as Node does, good, changed and of no sense', () => {
  const { key, signText } = testKey('a', 'ed25519', 1)
  const { signature } = signText('text')
  const good = { publicKey: key.publicKey, message: utf8('text'), signature }
  const changed = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
  const tried = [
    good,
    { ...good, message: utf8('texT') },
    { ...good, message: utf8('') },
    ...[0, 31, 32, 63].map((at) => ({ ...good, signature: changed(signature, at) })),
    ...[0, 31].map((at) => ({ ...good, publicKey: changed(key.publicKey, at) })),
    { ...good, signature: signature.subarray(1) },
    { ...good, publicKey: key.publicKey.subarray(1) },
    { ...good, publicKey: new Uint8Array(32).fill(255) },
    { ...good, signature: new Uint8Array(64) },
    { ...good, publicKey: new Uint8Array(32), signature: new Uint8Array(64) },
  ]
  expect(tried.map(portable.ed25519)).toEqual([true, ...tried.slice(1).map(() => false)])
  expect(tried.map(nodeCryptography.ed25519)).toEqual(tried.map(portable.ed25519))
})

it('opens a real checkpoint', () => {
  const key = parseVerifierKey(portable.sha256, REAL_KEY)
  expect(openCheckpoint(portable.ed25519, testText('log/checkpoint'), trustLogs(key)).checkpoint.size).toBe(15n)
})
