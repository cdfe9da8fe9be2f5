import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawReader } from './raw-bytes.ts'
import { placeForEachTest } from './sqlite-fixture.ts'

describe('the raw bytes of files', () => {
  const { place } = placeForEachTest()
  let reader: RawReader
  beforeEach(() => {
    reader = new RawReader()
  })
  afterEach(() => reader.close())
  const read = async (file: string): Promise<Buffer> => {
    const chunks: Buffer[] = []
    for await (const chunk of reader.read(file)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  const bytesOf = (length: number, start = 0): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index + start) % 251))

  it('are all there, however many, whatever the file is called', async () => {
    const { folder } = place()
    mkdirSync(folder)
    for (const name of ['-e $x "a b"', 'two\nlines']) {
      writeFileSync(join(folder, name), bytesOf(300_000))
      expect((await read(join(folder, name))).equals(bytesOf(300_000))).toBe(true)
    }
  })

  it('are of each file its own, one after the other, empty ones too', async () => {
    const { folder } = place()
    mkdirSync(folder)
    const lengths = [0, 1, 65_536, 65_537, 0, 200_000]
    for (const [index, length] of lengths.entries()) writeFileSync(join(folder, `${index}`), bytesOf(length, index))
    for (const [index, length] of lengths.entries()) expect((await read(join(folder, `${index}`))).equals(bytesOf(length, index))).toBe(true)
  })

  it('are none when the file went, and an error when it cannot be read; others are read all the same', async () => {
    const { folder } = place()
    mkdirSync(folder)
    writeFileSync(join(folder, 'there'), bytesOf(10))
    expect(await read(join(folder, 'gone'))).toStrictEqual(Buffer.alloc(0))
    await expect(read(folder)).rejects.toThrow('cannot be read, so nobody can say what is left in it')
    expect(await read(join(folder, 'there'))).toStrictEqual(bytesOf(10))
  })

  it('are an error once nobody reads any more', async () => {
    const { folder } = place()
    mkdirSync(folder)
    writeFileSync(join(folder, 'there'), bytesOf(10))
    await reader.close()
    await expect(read(join(folder, 'there'))).rejects.toThrow('cannot be read, so nobody can say what is left in it')
  })
})
