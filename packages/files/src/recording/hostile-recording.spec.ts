import { expect, it } from 'vitest'
import { FileRefused } from '../file-refused.ts'
import type { RecordingKind } from '../kinds.ts'
import { ascii, big, hex } from './bytes.fixture.ts'
import { aac, box, fragmentedOf, handlerOf, m4aOf, trackOf } from './m4a.fixture.ts'
import { id3, mp3Frame, mp3Index } from './mp3.fixture.ts'
import { type OggPage, oggOf, oggPage, opusHeadBytes, opusTags } from './ogg.fixture.ts'
import { stripRecording } from './strip-recording.ts'
import { extensible, wavChunk, wavFormat, wavOf } from './wav.fixture.ts'
import { element, webmBlock, webmCluster, webmHead, webmInfo, webmOf, webmTrack, webmTracks } from './webm.fixture.ts'

const outcome = (file: Buffer, kind: RecordingKind): string => {
  try {
    stripRecording(file, kind)
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'taken'
}
type Case = readonly [what: string, file: Buffer, outcome: string]

const frame = mp3Frame(ascii('sound'))
it.each<Case>([
  ['frames alone', Buffer.concat([frame, frame]), 'taken'],
  ['a silent frame alone', mp3Index(ascii('LAME')), 'damaged-file'],
  ['a tag alone', id3(ascii('x')), 'damaged-file'],
  ['a tag longer than the file', id3(Buffer.alloc(100)).subarray(0, 60), 'damaged-file'],
  ['words before the first frame', Buffer.concat([ascii('words'), frame]), 'damaged-file'],
  ['words behind the last frame', Buffer.concat([frame, ascii('words')]), 'unclear-recording'],
  ['lyrics without an end', Buffer.concat([frame, ascii('LYRICSBEGINla la')]), 'damaged-file'],
  ['a frame cut off', frame.subarray(0, 200), 'damaged-file'],
  ['frames of two rates', Buffer.concat([frame, mp3Frame(ascii('x'), 'fffb54c4')]), 'unclear-recording'],
  ['one channel, then two', Buffer.concat([frame, mp3Frame(ascii('x'), 'fffb5004')]), 'unclear-recording'],
  ['a frame of any length', mp3Frame(ascii('x'), 'fffb00c4'), 'unclear-recording'],
  ['a rate that does not exist', mp3Frame(ascii('x'), 'fffb5cc4'), 'unclear-recording'],
  ['a version that does not exist', mp3Frame(ascii('x'), 'ffeb50c4'), 'unclear-recording'],
  ['an emphasis that does not exist', mp3Frame(ascii('x'), 'fffb50c6'), 'unclear-recording'],
  ['layer II', mp3Frame(ascii('x'), 'fffd50c4'), 'other-kind'],
])('mp3: %s', (_, file, expected) => {
  expect(outcome(file, 'mp3')).toBe(expected)
})

const samples = wavChunk('data', Buffer.alloc(8, 1))
it.each<Case>([
  ['plain samples', wavOf(wavFormat(), samples), 'taken'],
  ['samples as fractions', wavOf(wavFormat({ format: 3, bits: 32 }), samples), 'taken'],
  ['samples as Windows writes them', wavOf(wavFormat({ format: 0xfffe, behind: extensible(1) }), samples), 'taken'],
  ['compressed sound', wavOf(wavFormat({ format: 0x55 }), samples), 'other-kind'],
  ['compressed sound in the longer form', wavOf(wavFormat({ format: 0xfffe, behind: extensible(2) }), samples), 'other-kind'],
  ['samples of another width than they take', wavOf(wavFormat({ format: 0xfffe, behind: extensible(1, 12) }), samples), 'unclear-recording'],
  ['fractions of a width that none has', wavOf(wavFormat({ format: 3, bits: 16 }), samples), 'other-kind'],
  ['six channels', wavOf(wavFormat({ channels: 6 }), wavChunk('data', Buffer.alloc(12))), 'unclear-recording'],
  ['no channel', wavOf(wavFormat({ channels: 0 }), samples), 'unclear-recording'],
  ['no rate', wavOf(wavFormat({ rate: 0 }), samples), 'damaged-file'],
  ['half a sample', wavOf(wavFormat(), wavChunk('data', Buffer.alloc(7))), 'damaged-file'],
  ['no samples', wavOf(wavFormat(), wavChunk('data', Buffer.alloc(0))), 'damaged-file'],
  ['samples in two parts', wavOf(wavFormat(), samples, samples), 'damaged-file'],
  ['no format', wavOf(samples), 'damaged-file'],
  ['two formats', wavOf(wavFormat(), wavFormat(), samples), 'damaged-file'],
  ['a format cut short', wavOf(wavChunk('fmt ', Buffer.alloc(8, 1)), samples), 'damaged-file'],
  ['a length past the end', Buffer.concat([wavOf(wavFormat()), samples]).fill(255, 4, 8), 'damaged-file'],
  ['a film', wavChunk('RIFF', ascii('AVI ')), 'damaged-file'],
])('wav: %s', (_, file, expected) => {
  expect(outcome(file, 'wav')).toBe(expected)
})

const tags = opusTags(ascii('phone'))
const ogg = (...pages: readonly Partial<OggPage>[]): Buffer =>
  Buffer.concat([{ number: 0, flags: 2, body: opusHeadBytes }, ...pages].map((page, number) => oggPage({ number, body: ascii('sound'), ...page })))
const head = (change: (head: Buffer) => void): Buffer => {
  const changed = Buffer.from(opusHeadBytes)
  change(changed)
  return oggOf(tags, [ascii('sound')], changed)
}
const wrongSum = ogg({ body: tags }, {})
wrongSum.writeUInt8(0x21, wrongSum.length - 1)
it.each<Case>([
  ['Opus', ogg({ body: tags }, { flags: 4 }), 'taken'],
  ['Opus that was not ended', ogg({ body: tags }, {}), 'taken'],
  ['a packet over two pages', ogg({ body: tags }, { body: Buffer.alloc(255), goesOn: true }, { flags: 1 }), 'taken'],
  ['Vorbis', oggOf(tags, [ascii('sound')], Buffer.concat([ascii('\x01vorbis'), Buffer.alloc(23)])), 'other-kind'],
  ['a second head behind the first', oggOf(tags, [ascii('sound')], Buffer.concat([opusHeadBytes, ascii('words')])), 'unclear-recording'],
  ['six channels', head((changed) => changed.writeUInt8(6, 9)), 'unclear-recording'],
  ['channels placed otherwise', head((changed) => changed.writeUInt8(1, 18)), 'unclear-recording'],
  ['Opus of another version', head((changed) => changed.writeUInt8(16, 8)), 'unclear-recording'],
  ['no tags', ogg({}, {}), 'damaged-file'],
  ['tags alone', ogg({ body: tags }), 'damaged-file'],
  ['tags and sound on one page', ogg({ body: Buffer.concat([tags, ascii('sound')]) }), 'damaged-file'],
  ['tags that never end', ogg({ body: Buffer.concat([tags, Buffer.alloc(510)]).subarray(0, 510), goesOn: true }), 'damaged-file'],
  ['a packet that never ends', ogg({ body: tags }, { body: Buffer.alloc(255), goesOn: true }), 'damaged-file'],
  ['a packet that begins nowhere', ogg({ body: tags }, { flags: 1 }), 'damaged-file'],
  ['a flag that does not exist', ogg({ body: tags }, { flags: 8 }), 'damaged-file'],
  ['something behind the end', ogg({ body: tags }, { flags: 4 }, {}), 'damaged-file'],
  ['a page that is missing', ogg({ body: tags }, { number: 7 }), 'damaged-file'],
  ['a second stream', ogg({ body: tags }, { serial: 9 }), 'not-only-sound'],
  ['a second recording', Buffer.concat([ogg({ body: tags }, {}), ogg({ body: tags }, {})]), 'not-only-sound'],
  ['a sum that is wrong', wrongSum, 'damaged-file'],
  ['words behind the last page', Buffer.concat([ogg({ body: tags }, {}), ascii('words')]), 'damaged-file'],
])('ogg: %s', (_, file, expected) => {
  expect(outcome(file, 'ogg')).toBe(expected)
})

const block = webmBlock(ascii('sound'))
const cluster = webmCluster([block])
const webm = (...track: readonly Buffer[]): Buffer => webmOf([webmInfo(), webmTracks(webmTrack(...track)), cluster])
const trackWith = (id: string, body: Buffer): Buffer =>
  webmOf([webmTracks(element('ae', Buffer.concat([element('d7', hex('01')), element(id, body)]))), cluster])
it.each<Case>([
  ['Opus', webm(), 'taken'],
  ['Matroska', Buffer.concat([webmHead('matroska'), element('18538067', cluster)]), 'other-kind'],
  ['Vorbis', trackWith('86', ascii('A_VORBIS')), 'other-kind'],
  ['a film', trackWith('83', hex('01')), 'not-only-sound'],
  ['a second track', webmOf([webmInfo(), webmTracks(webmTrack(), webmTrack()), cluster]), 'not-only-sound'],
  ['pictures beside the sound', webm(element('e0', hex('b081'))), 'not-only-sound'],
  ['sound of a track that there is not', webmOf([webmTracks(webmTrack()), webmCluster([element('a3', hex('8200008001'))])]), 'not-only-sound'],
  ['sound before its track', webmOf([cluster, webmTracks(webmTrack())]), 'not-only-sound'],
  ['sound of no length', webmOf([webmTracks(webmTrack()), webmCluster([element('a3', hex('81000080'))])]), 'unclear-recording'],
  ['no sound', webmOf([webmTracks(webmTrack()), webmCluster([])]), 'damaged-file'],
  ['no codec', trackWith('83', hex('02')), 'damaged-file'],
  ['encryption', webm(element('6d80', hex('00'))), 'unclear-recording'],
  ['more than sound in a block', webmOf([webmTracks(webmTrack()), webmCluster([element('a0', element('75a1', hex('00')))])]), 'unclear-recording'],
  ['a part that nobody knows', webmOf([webmInfo(), element('4abc', ascii('words')), webmTracks(webmTrack()), cluster]), 'unclear-recording'],
  ['a part that nobody knows at the end', webmOf([webmTracks(webmTrack()), cluster, element('4abc', ascii('words'))]), 'unclear-recording'],
  [
    'words behind the end',
    Buffer.concat([webmOf([webmTracks(webmTrack()), webmCluster([block], 'known')], 'known'), ascii('words')]),
    'unclear-recording',
  ],
  ['a number that is a sentence', webmOf([webmInfo(element('4489', ascii('a sentence'))), webmTracks(webmTrack()), cluster]), 'unclear-recording'],
  ['a part of unknown size', webmOf([element('1549a966', Buffer.alloc(0), 'unknown'), webmTracks(webmTrack()), cluster]), 'unclear-recording'],
  ['a part longer than what it is in', webmOf([element('1549a966', hex('448985')), webmTracks(webmTrack()), cluster]), 'damaged-file'],
  ['a length of nine bytes', webmOf([hex('4d8000')]), 'damaged-file'],
])('webm: %s', (_, file, expected) => {
  expect(outcome(file, 'webm')).toBe(expected)
})

const packets = [ascii('some'), ascii('sound')]
const movie = m4aOf({ packets })
const tables = [box('stts', big(0, 0)), box('stsc', big(0, 0)), box('stsz', big(0, 0, 0)), box('stco', big(0, 0))]
/** The first place of a word, with other bytes from there on. */
const changed = (word: string, from: number, bytes: Buffer, file = movie): Buffer => {
  const copy = Buffer.from(file)
  copy.set(bytes, copy.indexOf(word) + from)
  return copy
}
it.each<Case>([
  ['Opus', movie, 'taken'],
  ['AAC', m4aOf({ packets, track: { entry: aac() } }), 'taken'],
  ['an empty address', m4aOf({ packets, track: { address: hex('00') } }), 'taken'],
  ['an address', m4aOf({ packets, track: { address: ascii('https://example.org/asha') } }), 'unclear-recording'],
  ['fragments', fragmentedOf(packets), 'taken'],
  ['a film', m4aOf({ packets, track: { handler: 'vide' } }), 'not-only-sound'],
  ['pictures', m4aOf({ packets, track: { header: box('vmhd', Buffer.alloc(12)) } }), 'not-only-sound'],
  ['a second track', m4aOf({ packets, inMovie: trackOf({ tables }) }), 'not-only-sound'],
  ['chapters', m4aOf({ packets, track: { more: box('tref', box('chap', big(2))) } }), 'not-only-sound'],
  ['AMR', m4aOf({ packets, track: { entry: box('samr', Buffer.alloc(40)) } }), 'other-kind'],
  ['MP3 in MP4', changed('esds', 15, hex('6b'), m4aOf({ packets, track: { entry: aac() } })), 'other-kind'],
  ['an address beside AAC', m4aOf({ packets, track: { entry: aac(undefined, hex('40')) } }), 'unclear-recording'],
  ['words beside AAC', m4aOf({ packets, track: { entry: aac(Buffer.concat([hex('050d'), ascii('Asha of Luton')])) } }), 'unclear-recording'],
  ['a second part beside AAC', m4aOf({ packets, track: { entry: aac(hex('0502 1190 0501 00')) } }), 'unclear-recording'],
  ['an entry of an older form', changed('Opus', 12, hex('0001')), 'unclear-recording'],
  ['protected sound', changed('dOps', 0, ascii('sinf')), 'unclear-recording'],
  ['sound in another file', changed('url ', 4, big(0)), 'unclear-recording'],
  ['a box that nobody knows', m4aOf({ packets, behind: box('note', ascii('words')) }), 'unclear-recording'],
  ['a box that every object has', m4aOf({ packets, behind: box('toString'.slice(0, 4), ascii('words')) }), 'unclear-recording'],
  ['no type', movie.subarray(24), 'damaged-file'],
  ['two types', Buffer.concat([movie.subarray(0, 24), movie]), 'damaged-file'],
  ['no track', Buffer.concat([movie.subarray(0, 24), box('mdat', ascii('sound'))]), 'damaged-file'],
  ['no sound', m4aOf({ packets: [] }), 'damaged-file'],
  ['a head of a version that does not exist', changed('mvhd', 4, hex('02')), 'damaged-file'],
  ['a head of another length', changed('tkhd', 4, hex('01')), 'damaged-file'],
  ['sound where the tables are', changed('stco', 12, big(0, 0)), 'damaged-file'],
  ['sound past the end', changed('stco', 16, big(0xffffff)), 'damaged-file'],
  ['sound twice', changed('stco', 12, big(32, 32)), 'damaged-file'],
  ['more chunks than there are', changed('stsc', 12, big(1, 9)), 'damaged-file'],
  ['samples of a second entry', changed('stsc', 20, big(2)), 'damaged-file'],
  ['more samples than lengths', changed('stsz', 12, big(1)), 'damaged-file'],
  ['a run with flags that do not exist', changed('trun', 4, hex('00f20100'), fragmentedOf(packets)), 'unclear-recording'],
  ['a run of more samples than it has', changed('trun', 8, big(9), fragmentedOf(packets)), 'damaged-file'],
  ['a box shorter than its head', Buffer.concat([movie, big(4), ascii('free')]), 'damaged-file'],
  ['a box longer than the file', Buffer.concat([movie, big(99), ascii('free')]), 'damaged-file'],
  ['words behind the end', Buffer.concat([movie, ascii('words')]), 'damaged-file'],
])('m4a: %s', (_, file, expected) => {
  expect(outcome(file, 'm4a')).toBe(expected)
})

it.each<Case>([
  ['m4a', Buffer.concat([movie, ...Array.from({ length: 200_001 }, () => box('free'))]), 'unclear-recording'],
  ['ogg', Buffer.concat(Array.from({ length: 100_001 }, () => oggPage({ number: 0, body: Buffer.alloc(0) }))), 'unclear-recording'],
])('%s: more parts than hours of sound need', (kind, file, expected) => {
  expect(outcome(file, kind === 'm4a' ? 'm4a' : 'ogg')).toBe(expected)
})

it('a handler keeps its kind and loses its name, and times of making go', () => {
  const stripped = Buffer.from(stripRecording(m4aOf({ packets, track: { name: ascii('Asha\0') } }), 'm4a'))
  expect(stripped.indexOf(handlerOf('soun', Buffer.alloc(5)))).toBeGreaterThan(0)
  expect(['mvhd', 'tkhd', 'mdhd'].map((name) => stripped.readBigUInt64BE(stripped.indexOf(name) + 8))).toStrictEqual([0n, 0n, 0n])
})
