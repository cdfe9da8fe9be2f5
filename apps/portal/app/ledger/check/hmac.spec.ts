import { createHmac } from 'node:crypto'
import { portable, toHex, utf8 } from '@heard/transparency-log/verify'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hmac } from './hmac.ts'

it('is that of RFC 4231', () => {
  expect(toHex(hmac(portable.sha256, utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
  expect(toHex(hmac(portable.sha256, new Uint8Array(131).fill(0xaa), utf8('Test Using Larger Than Block-Size Key - Hash Key First')))).toBe(
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  )
})

it('is what the platform computes, for keys of every length', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 140 }), fc.uint8Array({ maxLength: 200 }), (key, message) => {
      expect(toHex(hmac(portable.sha256, key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'))
    }),
  ))
