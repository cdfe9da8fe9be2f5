import { ascii, hex, little } from './bytes.fixture.ts'

/** The sum as RFC 3533 gives it, bit by bit, so that the fast one is checked against it. */
const sumOf = (bytes: Buffer): number => {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0)
  }
  return sum >>> 0
}

export type OggPage = {
  readonly flags?: number
  readonly granule?: number
  readonly serial?: number
  readonly number: number
  readonly body: Buffer
  /** The packet goes on on the next page. */
  readonly goesOn?: boolean
}

export const oggPage = ({ flags = 0, granule = 0, serial = 0x12345678, number, body, goesOn = false }: OggPage): Buffer => {
  const full = Math.floor(body.length / 255)
  const laces = [...Array.from({ length: full }, () => 255), ...(goesOn ? [] : [body.length % 255])]
  const head = [ascii('OggS'), Buffer.from([0, flags]), little(granule, 8), little(serial), little(number)]
  const page = Buffer.concat([...head, Buffer.alloc(4), Buffer.from([laces.length, ...laces]), body])
  page.writeUInt32LE(sumOf(page), 22)
  return page
}

/** One channel; the rate of what was recorded is 16 kHz. */
export const opusHeadBytes = hex('4f7075734865616401013801803e0000000000')
export const opusTags = (vendor: Buffer, ...comments: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ascii('OpusTags'),
    little(vendor.length),
    vendor,
    little(comments.length),
    ...comments.flatMap((each) => [little(each.length), each]),
  ])

/** Tags of any length take as many pages as they need. */
const tagPages = (tags: Buffer): OggPage[] => {
  const most = 255 * 255
  if (tags.length < most) return [{ number: 1, body: tags }]
  return [
    { number: 1, body: tags.subarray(0, most), goesOn: true },
    { number: 2, flags: 1, body: tags.subarray(most) },
  ]
}

export const oggOf = (tags: Buffer, packets: readonly Buffer[], head = opusHeadBytes): Buffer => {
  const before: OggPage[] = [{ number: 0, flags: 2, body: head }, ...tagPages(tags)]
  const sound = packets.map((body, index) => ({
    number: before.length + index,
    flags: index === packets.length - 1 ? 4 : 0,
    granule: (index + 1) * 960,
    body,
  }))
  return Buffer.concat([...before, ...sound].map(oggPage))
}
