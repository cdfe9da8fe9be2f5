import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawBytes } from './raw-bytes.ts'
import { placeForEachTest } from './sqlite-fixture.ts'

describe('the raw bytes of a file', () => {
  const { place } = placeForEachTest()
  const read = async (file: string): Promise<Buffer> => {
    const chunks: Buffer[] = []
    for await (const chunk of rawBytes(file)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  it('are all there, however many', async () => {
    const { folder } = place()
    mkdirSync(folder)
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251))
    writeFileSync(join(folder, '-e $x "a b"'), bytes)
    expect((await read(join(folder, '-e $x "a b"'))).equals(bytes)).toBe(true)
  })

  it('are none when the file went, and an error when it cannot be read', async () => {
    const { folder } = place()
    mkdirSync(folder)
    expect(await read(join(folder, 'gone'))).toStrictEqual(Buffer.alloc(0))
    await expect(read(folder)).rejects.toThrow('cannot be read, so nobody can say what is left in it')
  })
})
