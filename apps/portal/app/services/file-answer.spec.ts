import { describe, expect, it } from 'vitest'
import { fileAnswer } from './file-answer.server.ts'

const file = { kind: 'wav', mediaType: 'audio/wav', content: Buffer.from('0123456789').toString('base64') } as const
const asked = async (range?: string) => {
  const answer = fileAnswer(new Request('https://heard.example/file', range === undefined ? {} : { headers: { range } }), file)
  return [answer.status, answer.headers.get('content-range'), await answer.text()]
}

describe('a file that a page shows', () => {
  it('is answered whole, or in the part that a player asks for', async () => {
    expect(await asked()).toStrictEqual([200, null, '0123456789'])
    expect(await asked('bytes=0-1')).toStrictEqual([206, 'bytes 0-1/10', '01'])
    expect(await asked('bytes=4-')).toStrictEqual([206, 'bytes 4-9/10', '456789'])
    expect(await asked('bytes=8-99')).toStrictEqual([206, 'bytes 8-9/10', '89'])
    expect(await asked('bytes=-3')).toStrictEqual([206, 'bytes 7-9/10', '789'])
  })

  it('is answered whole to whatever cannot be a part of it', async () => {
    for (const range of ['bytes=10-', 'bytes=5-2', 'bytes=-', 'bytes=0-1,3-4', 'lines=0-1'])
      expect(await asked(range)).toStrictEqual([200, null, '0123456789'])
  })

  it('is kept by nobody, and is what it says', () => {
    const { headers } = fileAnswer(new Request('https://heard.example/file'), file)
    expect(['content-type', 'cache-control', 'accept-ranges'].map((name) => headers.get(name))).toStrictEqual(['audio/wav', 'no-store', 'bytes'])
  })
})
