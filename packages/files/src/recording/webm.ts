import { applyRules, empty, type Rule, type Rules } from './ebml.ts'
import { opusHead } from './ogg.ts'
import { damagedRecording, notOnlySound, otherRecording, unclearRecording } from './recording-refused.ts'

const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TRACKS = 0x1654ae6b
const CLUSTER = 0x1f43b675
const CUES = 0x1c53bb6b
const SOUND = 2

const emptied = (...ids: readonly number[]): [number, Rule][] => ids.map((id) => [id, 'emptied'])

const aNumber = (body: Buffer): void => {
  if (body.length > 8) throw unclearRecording()
}
const numbers = (...ids: readonly number[]): [number, Rule][] => ids.map((id) => [id, aNumber])

const numberIn = (body: Buffer): number => body.reduce((sum, byte) => sum * 256 + byte, 0)

/** Checksums would be wrong once anything is emptied; what was emptied before stays so. */
const always = emptied(0xec, 0xbf)
const parts = (...rules: readonly [number, Rule][]): Rules => new Map([...always, ...rules])

const is =
  (text: string, otherwise: () => Error) =>
  (body: Buffer): void => {
    if (body.toString('latin1').replace(/\0+$/, '') !== text) throw otherwise()
  }

const head = parts(...numbers(0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4287, 0x4285), [0x4282, is('webm', otherRecording)])

/** What stands in a recording, counted as it is met. */
type Met = { tracks: number; codecs: number; blocks: number; number: number }

const identity = (body: Buffer): void => {
  if (body.length < 1 || body.length > 8) throw unclearRecording()
  body.fill(0)
  body.writeUInt8(1, body.length - 1)
}

const codecPrivate = (body: Buffer): void => {
  body.set(opusHead(body))
}

const isOpus = is('A_OPUS', otherRecording)

const trackOf = (met: Met): Rules =>
  parts(
    [
      0xd7,
      (body) => {
        aNumber(body)
        met.tracks += 1
        met.number = numberIn(body)
        if (met.tracks > 1) throw notOnlySound()
      },
    ],
    [
      0x83,
      (body) => {
        if (numberIn(body) !== SOUND) throw notOnlySound()
      },
    ],
    [0x73c5, identity],
    [
      0x86,
      (body) => {
        isOpus(body)
        met.codecs += 1
      },
    ],
    [0x63a2, codecPrivate],
    [0xe1, { parts: parts(...numbers(0xb5, 0x78b5, 0x9f, 0x6264)) }],
    ...numbers(0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x6df8, 0x23e383, 0x23314f, 0x55ee, 0xaa, 0x56aa, 0x56bb),
    ...emptied(0x536e, 0x22b59c, 0x22b59d, 0x258688, 0x7446),
    [
      0xe0,
      () => {
        throw notOnlySound()
      },
    ],
  )

/** Its track, time and flags, then sound of at least a byte. */
const blockOf =
  (met: Met) =>
  (body: Buffer): void => {
    const first = body.readUInt8(0)
    if (first < 0x80 || body.length < 5) throw unclearRecording()
    if (met.tracks !== 1 || (first & 0x7f) !== met.number) throw notOnlySound()
    met.blocks += 1
  }

const clusterOf = (met: Met): Rules =>
  parts(...numbers(0xe7, 0xab, 0xa7), [0xa3, blockOf(met)], [0xa0, { parts: parts([0xa1, blockOf(met)], ...numbers(0x9b, 0xfb, 0x75a2)) }])

/** Shows the way only to what is still there. */
const seek: Rule = (body, file, whole) => {
  const ids = [INFO, TRACKS, CLUSTER, CUES].map((id) => Buffer.from(id.toString(16), 'hex'))
  const known = body.length > 7 && body.readUInt16BE(0) === 0x53ab && body.readUInt8(2) === 0x84 && ids.some((id) => id.equals(body.subarray(3, 7)))
  if (known) applyRules(body, parts(...numbers(0x53ac)), 7, body.length)
  else empty(file, whole.at, whole.bodyAt + body.length)
}

const places = parts([0xb7, { parts: parts(...numbers(0xf7, 0xf1, 0xf0, 0xb2, 0x5378)) }], ...numbers(0xb3))

const segmentOf = (met: Met): Rules =>
  parts(
    [0x114d9b74, { parts: parts([0x4dbb, seek]) }],
    [
      INFO,
      {
        parts: parts(
          ...numbers(0x2ad7b1, 0x4489),
          ...emptied(0x4d80, 0x5741, 0x7ba9, 0x4461, 0x73a4, 0x7384, 0x3cb923, 0x3c83ab, 0x3eb923, 0x3e83bb, 0x4444, 0x6924),
        ),
      },
    ],
    [TRACKS, { parts: parts([0xae, { parts: trackOf(met) }]) }],
    [CLUSTER, { parts: clusterOf(met), unknownSize: true }],
    [CUES, { parts: parts([0xbb, { parts: places }]) }],
    ...emptied(0x1254c367, 0x1941a469, 0x1043a770),
  )

/**
 * A WebM of one track of Opus, every part in its place and everything but the sound and what decoding needs emptied.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripWebm = (file: Buffer): Buffer => {
  const kept = Buffer.from(file)
  const met: Met = { tracks: 0, codecs: 0, blocks: 0, number: 0 }
  const rules: Rules = new Map<number, Rule>([
    [EBML, { parts: head }],
    [SEGMENT, { parts: segmentOf(met), unknownSize: true }],
  ])
  const end = applyRules(kept, rules, 0, kept.length)
  if (end !== kept.length || met.codecs !== 1 || met.blocks === 0) throw damagedRecording()
  return kept
}
