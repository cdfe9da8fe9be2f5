import { damagedRecording, notOnlySound, otherRecording, unclearRecording } from './recording-refused.ts'

const HEAD = 27
const CONTINUED = 1
const FIRST = 2
const LAST = 4
const SERIAL = 1
/** More than hours of sound need; what has more is made to keep its reader busy. */
const MOST_PAGES = 100_000

type Page = {
  readonly flags: number
  readonly granule: Buffer
  readonly serial: number
  readonly number: number
  readonly laces: Buffer
  readonly body: Buffer
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let sum = index << 24
  for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0)
  return sum
})

const sumOf = (page: Buffer): number => page.reduce((sum, byte) => ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0, 0)

const written = ({ flags, granule, laces, body }: Omit<Page, 'serial' | 'number'>, number: number): Buffer => {
  const page = Buffer.concat([Buffer.alloc(HEAD), laces, body])
  page.write('OggS', 'latin1')
  page.writeUInt8(flags, 5)
  page.set(granule, 6)
  page.writeUInt32LE(SERIAL, 14)
  page.writeUInt32LE(number, 18)
  page.writeUInt8(laces.length, 26)
  page.writeUInt32LE(sumOf(page), 22)
  return page
}

const checkSum = (page: Buffer): void => {
  const zeroed = Buffer.from(page)
  zeroed.writeUInt32LE(0, 22)
  if (sumOf(zeroed) !== page.readUInt32LE(22)) throw damagedRecording()
}

const pagesOf = (file: Buffer): Page[] => {
  const pages: Page[] = []
  for (let at = 0; at < file.length; ) {
    if (pages.length === MOST_PAGES) throw unclearRecording()
    if (file.toString('latin1', at, at + 4) !== 'OggS' || file.readUInt8(at + 4) !== 0) throw damagedRecording()
    const bodyAt = at + HEAD + file.readUInt8(at + 26)
    const laces = file.subarray(at + HEAD, bodyAt)
    const end = laces.reduce((sum, lace) => sum + lace, bodyAt)
    if (end > file.length) throw damagedRecording()
    checkSum(file.subarray(at, end))
    pages.push({
      flags: file.readUInt8(at + 5),
      granule: file.subarray(at + 6, at + 14),
      serial: file.readUInt32LE(at + 14),
      number: file.readUInt32LE(at + 18),
      laces,
      body: file.subarray(bodyAt, end),
    })
    at = end
  }
  return pages
}

/** Nineteen bytes that say how Opus is meant; the rate of what was recorded is only told, so it is always the same here. */
export const opusHead = (body: Buffer): Buffer => {
  if (body.toString('latin1', 0, 8) !== 'OpusHead') throw otherRecording()
  const channels = body.readUInt8(9)
  if (body.length !== 19 || body.readUInt8(8) !== 1 || channels < 1 || channels > 2 || body.readUInt8(18) !== 0) throw unclearRecording()
  const head = Buffer.from(body)
  head.writeUInt32LE(48_000, 12)
  return head
}

const noTags = Buffer.concat([Buffer.from('OpusTags', 'latin1'), Buffer.alloc(8)])
const noGranule = Buffer.alloc(8)
const pageOf = (flags: number, body: Buffer) => ({ flags, granule: noGranule, laces: Buffer.from([body.length]), body })

const endsPacket = ({ laces }: Page): boolean => (laces.at(-1) ?? 255) < 255

/** How many pages the tags take: they end with a page of theirs. */
const pagesOfTags = (pages: readonly Page[]): number => {
  const last = pages.findIndex(({ laces }) => laces.some((lace) => lace < 255))
  const tags = pages.slice(0, last + 1)
  const begins = tags[0]?.body.toString('latin1', 0, 8) === 'OpusTags'
  const oneOnly = tags.at(-1)?.laces.findIndex((lace) => lace < 255) === (tags.at(-1)?.laces.length ?? 0) - 1
  const flagged = tags.every(({ flags }, index) => flags === (index === 0 ? 0 : CONTINUED))
  if (!begins || !oneOnly || !flagged) throw damagedRecording()
  return tags.length
}

const checkSound = (pages: readonly Page[]): void => {
  let open = false
  for (const [index, page] of pages.entries()) {
    const ends = (page.flags & LAST) > 0
    if ((page.flags & ~(CONTINUED | LAST)) > 0 || (page.flags & CONTINUED) > 0 !== open || (ends && index < pages.length - 1))
      throw damagedRecording()
    if (page.laces.length > 0) open = !endsPacket(page)
  }
  if (open || !pages.some(({ body }) => body.length > 0)) throw damagedRecording()
}

/**
 * Only the sound of an Ogg file of Opus: no titles, names or pictures, and no number that the recorder chose.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripOgg = (file: Buffer): Buffer => {
  const [first, ...rest] = pagesOf(file)
  if (first?.flags !== FIRST || first.laces.length !== 1 || !endsPacket(first)) throw damagedRecording()
  const head = opusHead(first.body)
  if (rest.some(({ flags, serial }) => (flags & FIRST) > 0 || serial !== first.serial)) throw notOnlySound()
  if (rest.some(({ number }, index) => number !== index + 1)) throw damagedRecording()
  const sound = rest.slice(pagesOfTags(rest))
  checkSound(sound)
  return Buffer.concat([pageOf(FIRST, head), pageOf(0, noTags), ...sound].map(written))
}
