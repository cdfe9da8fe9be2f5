import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPieces, piecesOf } from './traces.ts'

async function* cutInto(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const size of sizes) {
    yield bytes.subarray(from, from + size)
    from += size
  }
  yield bytes.subarray(from)
}

const box = (length: number) => fc.uint8Array({ minLength: length, maxLength: 3000 })

describe('the traces of a box', () => {
  it('are found wherever the box lies and however its bytes are cut', async () => {
    const sizes = fc.array(fc.nat(40), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(box(16), fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), sizes, async (held, before, after, cuts) => {
        const pieces = piecesOf(held)
        const bytes = Buffer.concat([before, held, after])
        expect(await countPieces(cutInto(bytes, cuts), pieces)).toBe(new Set(pieces.map(({ hash }) => hash)).size)
      }),
    )
  })

  it('are one in 512 bytes and one at the end, each once', () => {
    const bytes = Uint8Array.from({ length: 1100 }, (_, index) => (index * 7919) % 251)
    expect(piecesOf(bytes).length).toBe(4)
    expect(piecesOf(bytes.subarray(0, 528)).length).toBe(2)
    expect(piecesOf(bytes.subarray(0, 16)).length).toBe(1)
    expect(piecesOf(bytes.subarray(0, 15))).toStrictEqual([])
  })

  it('are not found in what differs by one bit', async () => {
    const held = Uint8Array.from({ length: 16 }, (_, index) => index * 13)
    const other = held.with(15, (held[15] ?? 0) ^ 1)
    expect(await countPieces(cutInto(other, []), piecesOf(held))).toBe(0)
    expect(await countPieces(cutInto(held.subarray(1), []), piecesOf(held))).toBe(0)
    expect(await countPieces(cutInto(held, []), [])).toBe(0)
  })
})
