import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentOf, isBoundTo, newKey, payloadOf, sealRow, unsealRow, unwrapKey, wrapKey } from './seal.ts'

const ROW = { ref: 'r', field: 'f', subject: 's', purpose: 'p', keyId: 'k' }
const KEY = { id: 'k', subject: 's', purpose: 'p', epoch: 'e' }

const bindingOf = (secret: string | Uint8Array, payload: string) =>
  createHmac('sha256', secret)
    .update(Buffer.concat([Buffer.from('heard/binding/v1'), Buffer.of(0), Buffer.from(payload)]))
    .digest('base64url')

describe('a binding', () => {
  it('is the HMAC of the canonical payload under r, as the design says', () => {
    const { bytes, binding } = contentOf({ b: 'yes', a: 1.0 })
    expect(binding).toBe(bindingOf(bytes.subarray(0, 32), '{"a":1,"b":"yes"}'))
    expect([isBoundTo(bytes, binding), isBoundTo(bytes, bindingOf(bytes.subarray(0, 32), '{"a":2,"b":"yes"}'))]).toStrictEqual([true, false])
    expect(payloadOf(bytes)).toStrictEqual({ a: 1, b: 'yes' })
  })

  it('cannot be guessed without r, not even for a yes or a no', () => {
    const guesses = ['yes', 'no', '"yes"', '"no"', 'true', 'false', 'null', ' "yes"']
    const known = ['', '\0', 'heard', 'heard/binding/v1', ROW.ref, ROW.subject, ROW.purpose, Buffer.alloc(32), Buffer.alloc(32, 0xff)]
    const reachable = new Set(known.flatMap((secret) => guesses.map((guess) => bindingOf(secret, guess))))
    const bindings = Array.from({ length: 2000 }, (_, index) => contentOf(index % 2 === 0 ? 'yes' : 'no').binding)
    expect(bindings.filter((binding) => reachable.has(binding))).toStrictEqual([])
    expect(new Set(bindings).size).toBe(2000)
  })
})

describe('a box', () => {
  it('opens for exactly the row it was sealed for', () => {
    const key = newKey()
    const content = contentOf('words')
    const box = sealRow(key, ROW, content)
    expect(unsealRow(key, ROW, box)).toStrictEqual(content.bytes)
    const others = Object.keys(ROW).map((name) => ({ ...ROW, [name]: 'other' }))
    expect(others.map((row) => unsealRow(key, row, box))).toStrictEqual(others.map(() => undefined))
    expect(unsealRow(newKey(), ROW, box)).toBe(undefined)
  })

  it('notices every flipped bit and every missing byte', () => {
    const key = newKey()
    const box = sealRow(key, ROW, contentOf('words'))
    const flipped = Array.from({ length: box.length * 8 }, (_, bit) => {
      const changed = Buffer.from(box)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      return unsealRow(key, ROW, changed)
    })
    const torn = Array.from({ length: box.length }, (_, length) => unsealRow(key, ROW, box.subarray(0, length)))
    expect([...flipped, ...torn].filter((opened) => opened !== undefined)).toStrictEqual([])
  })

  it('never looks the same twice', () => {
    const key = newKey()
    const content = contentOf('words')
    expect(new Set(Array.from({ length: 1000 }, () => sealRow(key, ROW, content).toString('hex'))).size).toBe(1000)
  })

  it('gives a data key back under its own epoch, subject and purpose only', () => {
    const [epoch, key] = [newKey(), newKey()]
    const box = wrapKey(epoch, KEY, key)
    expect(unwrapKey(epoch, KEY, box)?.equals(key)).toBe(true)
    const others = Object.keys(KEY).map((name) => ({ ...KEY, [name]: 'other' }))
    expect(others.map((identity) => unwrapKey(epoch, identity, box))).toStrictEqual(others.map(() => undefined))
  })
})
