import type { Rule, Rules } from './mp4-boxes.ts'
import { checkSampleTable } from './mp4-sound.ts'
import { damagedRecording, notOnlySound, unclearRecording } from './recording-refused.ts'

const brands = new Set([
  'isom',
  'iso2',
  'iso3',
  'iso4',
  'iso5',
  'iso6',
  'iso7',
  'iso8',
  'iso9',
  'mp41',
  'mp42',
  'M4A ',
  'M4B ',
  'dash',
  'cmfc',
  '3gp4',
  '3gp5',
  '3gp6',
])
/** “No language” in three packed letters. */
const NO_LANGUAGE = 0x55c4
/** “The sound is in this file”, without an address or, as browsers write it, with an empty one. */
const selfContained = ['00000000000000010000000c75726c2000000001', '00000000000000010000000d75726c200000000100'].map((digits) =>
  Buffer.from(digits, 'hex'),
)

/** What lies between two places, by version. */
type Span = readonly [from: number, to: number]
type Timed = { readonly length: number; readonly emptied: readonly Span[]; readonly matrixAt?: number; readonly languageAt?: number }

const UPRIGHT = Buffer.from('000100000000000000000000000000000001000000000000000000000000000040000000', 'hex')

/** Its version says how long it is and where its times lie, which go with whatever else is only told. */
const timed =
  (...versions: readonly [Timed, Timed]) =>
  (body: Buffer): void => {
    const version = versions[body.readUInt8(0)]
    if (body.length !== version?.length) throw damagedRecording()
    for (const [from, to] of version.emptied) body.fill(0, from, to)
    if (version.matrixAt !== undefined) body.set(UPRIGHT, version.matrixAt)
    if (version.languageAt !== undefined) body.writeUInt16BE(NO_LANGUAGE, version.languageAt)
  }

const movieHead = timed(
  {
    length: 100,
    emptied: [
      [4, 12],
      [26, 36],
      [72, 96],
    ],
    matrixAt: 36,
  },
  {
    length: 112,
    emptied: [
      [4, 20],
      [38, 48],
      [84, 108],
    ],
    matrixAt: 48,
  },
)
const trackHead = timed(
  {
    length: 84,
    emptied: [
      [4, 12],
      [16, 20],
      [24, 36],
      [76, 84],
    ],
    matrixAt: 40,
  },
  {
    length: 96,
    emptied: [
      [4, 20],
      [24, 28],
      [36, 48],
      [88, 96],
    ],
    matrixAt: 52,
  },
)
const mediaHead = timed(
  {
    length: 24,
    emptied: [
      [4, 12],
      [22, 24],
    ],
    languageAt: 20,
  },
  {
    length: 36,
    emptied: [
      [4, 20],
      [34, 36],
    ],
    languageAt: 32,
  },
)

const exactly =
  (...lengths: readonly number[]) =>
  (body: Buffer): void => {
    if (!lengths.includes(body.length)) throw damagedRecording()
  }

/** A count, and that many entries to the end. */
const listOf =
  (countAt: number, width: (body: Buffer) => number) =>
  (body: Buffer): void => {
    if (body.length !== countAt + 4 + body.readUInt32BE(countAt) * width(body)) throw damagedRecording()
  }

const fileType = (body: Buffer): void => {
  if (body.length < 8 || body.length > 72 || body.length % 4 > 0) throw damagedRecording()
  for (let at = 0; at < body.length; at += 4) if (at !== 4 && !brands.has(body.toString('latin1', at, at + 4))) body.write('isom', at, 'latin1')
  body.fill(0, 4, 8)
}

const handler = (body: Buffer): void => {
  if (body.length < 20) throw damagedRecording()
  if (body.toString('latin1', 8, 12) !== 'soun') throw notOnlySound()
  body.fill(0, 0, 8)
  body.fill(0, 12)
}

const withinThisFile = (body: Buffer): void => {
  if (!selfContained.some((each) => each.equals(body))) throw unclearRecording()
}

const anotherTrack = (): void => {
  throw notOnlySound()
}

const sampleTable = {
  stsd: checkSampleTable,
  stts: listOf(4, () => 8),
  stss: 'emptied',
  stsc: listOf(4, () => 12),
  stco: listOf(4, () => 4),
  co64: listOf(4, () => 8),
  stsz: listOf(8, (body) => (body.readUInt32BE(4) === 0 ? 4 : 0)),
  sdtp: 'emptied',
  sgpd: 'emptied',
  sbgp: 'emptied',
  subs: 'emptied',
} as const satisfies Rules

const always = { free: 'emptied', skip: 'emptied', wide: 'emptied', uuid: 'emptied', udta: 'emptied', meta: 'emptied' } as const satisfies Rules

const media = {
  ...always,
  mdhd: mediaHead,
  hdlr: handler,
  minf: {
    parts: {
      ...always,
      smhd: exactly(8),
      vmhd: anotherTrack,
      gmhd: anotherTrack,
      nmhd: anotherTrack,
      hdlr: 'emptied',
      dinf: { parts: { dref: withinThisFile } },
      stbl: { parts: { ...always, ...sampleTable } },
    },
  },
} as const satisfies Rules

const track: Rule = {
  parts: {
    ...always,
    tkhd: trackHead,
    edts: { parts: { ...always, elst: listOf(4, (body) => (body.readUInt8(0) === 0 ? 12 : 20)) } },
    mdia: { parts: media },
    tref: anotherTrack,
  },
}

const movie: Rule = {
  parts: {
    ...always,
    mvhd: movieHead,
    iods: 'emptied',
    trak: track,
    mvex: { parts: { ...always, mehd: exactly(8, 12), trex: exactly(24), trep: 'emptied' } },
  },
}

const fragment: Rule = {
  parts: {
    ...always,
    mfhd: exactly(8),
    traf: { parts: { ...always, tfhd: () => {}, tfdt: exactly(8, 12), trun: () => {}, sgpd: 'emptied', sbgp: 'emptied', subs: 'emptied' } },
  },
}

/** Every box that may stand in a recording. */
export const recordingRules: Rules = {
  ...always,
  ftyp: fileType,
  styp: fileType,
  moov: movie,
  moof: fragment,
  mdat: () => {},
  sidx: 'emptied',
  ssix: 'emptied',
  mfra: 'emptied',
  prft: 'emptied',
  emsg: 'emptied',
  pdin: 'emptied',
}
