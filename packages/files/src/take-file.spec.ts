import { describe, expect, it } from 'vitest'
import type { Scanner, Verdict } from './clamav/clamav.ts'
import { FileRefused } from './file-refused.ts'
import { kinds } from './kinds.ts'
import { jpegOf, jpegSegment, planted } from './picture/picture.fixture.ts'
import { box, m4aOf } from './recording/m4a.fixture.ts'
import { stripRecording } from './recording/strip-recording.ts'
import { type Taking, takeFile } from './take-file.ts'

const scannerThatSays = (verdict: Verdict): Scanner => ({ scan: async () => verdict, answers: async () => true })
const table = Buffer.from('id,said\n1,x\n')
const picture = jpegOf([], Uint8Array.of(1, 2, 3))

const taking = async (name: string, bytes: Uint8Array, how: Partial<Taking> = {}): Promise<unknown> => {
  try {
    const { kind, mediaType } = await takeFile({ name, bytes }, { kinds: ['csv', 'jpeg'], scanner: undefined, ...how })
    return [kind, mediaType]
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
}

describe('a file that somebody sends', () => {
  it('is taken as what it is', async () => {
    expect([await taking('answers.csv', table), await taking('photo', picture)]).toStrictEqual([
      ['csv', 'text/csv'],
      ['jpeg', 'image/jpeg'],
    ])
  })

  it('loses its metadata when it is a picture, and nothing otherwise', async () => {
    const { bytes } = await takeFile(
      { name: 'photo.jpg', bytes: jpegOf([jpegSegment(0xfe, planted)], Uint8Array.of(1, 2, 3)) },
      { kinds: ['jpeg'], scanner: undefined },
    )
    expect(Buffer.from(bytes)).toStrictEqual(picture)
    expect((await takeFile({ name: 'answers.csv', bytes: table }, { kinds: ['csv'], scanner: undefined })).bytes).toBe(table)
  })

  it('loses what it tells when it is a recording, and is refused when it is a film', async () => {
    const packets = [Buffer.from('sound')]
    const take = (bytes: Buffer) => takeFile({ name: 'note.m4a', bytes }, { kinds: ['m4a'], scanner: undefined })
    expect(Buffer.from((await take(m4aOf({ packets, inMovie: box('udta', planted) }))).bytes)).toStrictEqual(
      Buffer.from(stripRecording(m4aOf({ packets, inMovie: box('free', Buffer.alloc(planted.length)) }), 'm4a')),
    )
    await expect(take(m4aOf({ packets, track: { handler: 'vide' } }))).rejects.toMatchObject({ code: 'not-only-sound' })
  })

  it('is refused when its kind is not taken here, its name ends as another kind does, or it is too large', async () => {
    expect([
      await taking('photo.jpg', picture, { kinds: ['csv'] }),
      await taking('answers.jpg', table),
      await taking('answers.csv', Buffer.alloc(kinds.csv.most + 1, 'a')),
      await taking('photo.jpg', Buffer.concat([picture, Buffer.alloc(kinds.jpeg.most)])),
    ]).toStrictEqual(['other-kind', 'name-misleads', 'too-large', 'too-large'])
  })

  it('is taken only if the scanner finds it clean', async () => {
    const verdicts: Verdict[] = [
      { is: 'clean' },
      { is: 'infected', found: 'Eicar-Test-Signature' },
      { is: 'unavailable', why: 'no-answer' },
      { is: 'unavailable', why: 'too-slow' },
      { is: 'unavailable', why: 'other' },
      { is: 'unavailable', why: 'too-large' },
    ]
    const taken = verdicts.map((verdict) => taking('answers.csv', table, { scanner: scannerThatSays(verdict) }))
    expect(await Promise.all(taken)).toStrictEqual([
      ['csv', 'text/csv'],
      'infected',
      'not-checked',
      'not-checked',
      'not-checked',
      'too-large-to-check',
    ])
  })
})
