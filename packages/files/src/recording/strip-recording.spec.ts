import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileRefused } from '../file-refused.ts'
import type { RecordingKind } from '../kinds.ts'
import { recordings, recordingsOf, told } from './recording.fixture.ts'
import { stripRecording } from './strip-recording.ts'

const kinds: readonly RecordingKind[] = ['mp3', 'wav', 'ogg', 'webm', 'm4a']
const strip = (file: Uint8Array, kind: RecordingKind): Buffer => Buffer.from(stripRecording(file, kind))
const refusal = (file: Uint8Array, kind: RecordingKind): string => {
  try {
    strip(file, kind)
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'taken'
}
const count = (file: Buffer, part: Buffer): number => file.toString('latin1').split(part.toString('latin1')).length - 1
/** Every piece of five letters, since a field may cut off the rest. */
const pieces = Array.from({ length: told.length - 4 }, (_, from) => told.subarray(from, from + 5))

describe.each(kinds)('a recording without what it tells, as %s', (kind) => {
  it('holds its sound byte for byte and in order, and nothing that was planted beside it', () => {
    fc.assert(
      fc.property(recordings(kind), ({ file, sound, places }) => {
        const stripped = strip(file, kind)
        let at = 0
        for (const piece of sound) {
          const found = stripped.indexOf(piece, at)
          expect(found).toBeGreaterThanOrEqual(at)
          at = found + piece.length
        }
        expect([count(file, told), pieces.filter((piece) => stripped.includes(piece))]).toStrictEqual([places, []])
      }),
    )
  })

  it('is the same when it is stripped again', () => {
    fc.assert(
      fc.property(recordings(kind), ({ file }) => {
        const stripped = strip(file, kind)
        expect(strip(stripped, kind)).toStrictEqual(stripped)
      }),
    )
  })

  it('leaves the file that was sent as it was', () => {
    fc.assert(
      fc.property(recordings(kind), ({ file }) => {
        const before = Buffer.from(file)
        strip(file, kind)
        expect(file).toStrictEqual(before)
      }),
    )
  })

  it('ends in fewer planted letters or a refusal wherever it is cut off', () => {
    const sound = [Buffer.alloc(20, 0x31), Buffer.alloc(9, 0x32)]
    for (const { file } of recordingsOf(kind, sound)) {
      for (let end = 0; end < file.length; end += file.length > 10_000 ? 997 : 1) {
        const cut = file.subarray(0, end)
        if (refusal(cut, kind) === 'taken') expect(pieces.filter((piece) => strip(cut, kind).includes(piece))).toStrictEqual([])
      }
    }
  })

  it('ends in a recording or a refusal whatever bytes are changed', () => {
    const change = fc.record({
      recording: recordings(kind),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      bytes: fc.uint8Array({ maxLength: 9 }),
    })
    fc.assert(
      fc.property(change, ({ recording: { file }, at, bytes }) => {
        const changed = Buffer.from(file)
        changed.set(bytes.subarray(0, Math.max(0, file.length - Math.floor(at * file.length))), Math.floor(at * file.length))
        expect(['taken', 'damaged-file', 'other-kind', 'not-only-sound', 'unclear-recording']).toContain(refusal(changed, kind))
      }),
      { numRuns: 300 },
    )
  })

  it('is refused when there is nothing in it, or another kind of file', () => {
    expect([refusal(Buffer.alloc(0), kind), refusal(told, kind)]).toStrictEqual([
      'damaged-file',
      kind === 'webm' ? 'unclear-recording' : 'damaged-file',
    ])
  })
})
