import fc from 'fast-check'
import type { RecordingKind } from '../kinds.ts'
import { ascii, hex } from './bytes.fixture.ts'
import { box, fragmentedOf, m4aOf } from './m4a.fixture.ts'
import { apeTag, id3, id3Footer, lyrics, mp3Frame, mp3Index, oldTag, vbriIndex } from './mp3.fixture.ts'
import { oggOf, opusTags } from './ogg.fixture.ts'
import { extensible, wavChunk, wavFormat, wavOf } from './wav.fixture.ts'
import { element, webmBlock, webmCluster, webmInfo, webmOf, webmSeek, webmTrack, webmTracks } from './webm.fixture.ts'

/** What nobody may find in a recording that was taken. */
export const told = ascii('Asha-of-Marsh-Road-Luton')

/** A recording with `told` planted `places` times, and the pieces of sound in it. */
export type Recording = { readonly file: Buffer; readonly sound: readonly Buffer[]; readonly places: number }

const twice = (name: string): Buffer => box(name, told, told)

const mp3s = (sound: readonly Buffer[]): Recording[] => {
  const frames = sound.map((each) => mp3Frame(each))
  const within = (...parts: readonly Buffer[]): Recording => ({ file: Buffer.concat(parts), sound: frames, places: 1 })
  return [
    within(...frames, oldTag(told)),
    within(id3(told), ...frames),
    within(id3Footer(told), Buffer.alloc(9), mp3Index(ascii('LAME3.100')), ...frames),
    within(mp3Index(told), ...frames, lyrics(Buffer.alloc(0))),
    within(vbriIndex(told), ...frames, Buffer.alloc(3)),
    within(...frames, apeTag(told), oldTag(Buffer.alloc(0))),
    within(...frames, lyrics(told)),
  ]
}

const wavs = (sound: readonly Buffer[]): Recording[] => {
  const samples = Buffer.concat(sound.map((each) => each.subarray(0, each.length - (each.length % 2))))
  const within = (...parts: readonly Buffer[]): Recording => ({ file: wavOf(...parts), sound: [samples], places: 1 })
  return [
    within(wavFormat(), wavChunk('LIST', Buffer.concat([ascii('INFOIART'), told])), wavChunk('data', samples)),
    within(wavChunk('bext', told), wavFormat(), wavChunk('data', samples)),
    within(wavFormat({ format: 0xfffe, behind: extensible(1) }), wavChunk('data', samples), wavChunk('id3 ', told)),
    within(wavFormat({ behind: told }), wavChunk('iXML', Buffer.from([1])), wavChunk('data', samples)),
    { ...within(wavFormat(), wavChunk('data', samples)), file: Buffer.concat([wavOf(wavFormat(), wavChunk('data', samples)), told]) },
  ]
}

const oggs = (sound: readonly Buffer[]): Recording[] => [
  { file: oggOf(opusTags(told), sound), sound, places: 1 },
  { file: oggOf(opusTags(ascii('phone'), Buffer.concat([ascii('LOCATION='), told]), told), sound), sound, places: 2 },
  { file: oggOf(opusTags(told, Buffer.alloc(70_000, 'x')), sound), sound, places: 1 },
]

const webms = (sound: readonly Buffer[]): Recording[] => {
  const blocks = sound.map((each, index) => webmBlock(each, index * 20))
  const inInfo = ['4d80', '5741', '7ba9', '4461', '73a4', '7384'].map((id) => element(id, told))
  const inTrack = ['536e', '22b59c', '258688'].map((id) => element(id, told))
  const around = ['1254c367', '1941a469', '1043a770', 'ec', 'bf'].map((id) => element(id, told))
  const group = element('a0', Buffer.concat([element('a1', Buffer.concat([hex('81000000'), sound[0] ?? told])), element('9b', hex('14'))]))
  const cues = element('1c53bb6b', element('bb', Buffer.concat([element('b3', hex('00')), element('b7', element('f7', hex('01')))])))
  return [
    { file: webmOf([webmInfo(...inInfo), webmTracks(webmTrack()), webmCluster(blocks)]), sound, places: inInfo.length },
    {
      file: webmOf([webmInfo(), webmTracks(webmTrack(...inTrack)), webmCluster(blocks), webmCluster([group], 'known')]),
      sound,
      places: inTrack.length,
    },
    {
      file: webmOf([webmSeek('1549a966', '1254c367'), webmInfo(), webmTracks(webmTrack()), webmCluster(blocks, 'known'), cues, ...around], 'known'),
      sound,
      places: around.length,
    },
  ]
}

const m4as = (packets: readonly Buffer[]): Recording[] => [
  { file: m4aOf({ packets, before: Buffer.concat([twice('uuid'), twice('free')]) }), sound: packets, places: 4 },
  { file: m4aOf({ packets, inMovie: Buffer.concat([twice('udta'), twice('meta')]), behind: twice('skip') }), sound: packets, places: 6 },
  { file: m4aOf({ packets, track: { name: told, more: twice('udta') }, gap: told }), sound: packets, places: 5 },
  { file: fragmentedOf(packets, told), sound: packets, places: packets.length * 2 },
]

const made = { mp3: mp3s, wav: wavs, ogg: oggs, webm: webms, m4a: m4as } as const satisfies Record<
  RecordingKind,
  (sound: readonly Buffer[]) => Recording[]
>

/** Every way in which a kind tells something, with sound that is nowhere in what it tells. */
export const recordingsOf = (kind: RecordingKind, sound: readonly Uint8Array[]): Recording[] => made[kind](sound.map((each) => Buffer.from(each)))

export const recordings = (kind: RecordingKind): fc.Arbitrary<Recording> =>
  fc
    .array(fc.uint8Array({ minLength: 8, maxLength: 180 }), { minLength: 1, maxLength: 4 })
    .chain((sound) => fc.constantFrom(...recordingsOf(kind, sound)))
