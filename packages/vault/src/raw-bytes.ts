import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { VaultUnusable } from './vault.ts'

const END = 0
const UNREADABLE = 0xffffffff

/** Takes paths, one JSON string a line; answers each with its chunks, the length of each before it in 4 bytes, and then END, or UNREADABLE. */
const READER = `
const { once } = require('node:events')
const { createReadStream } = require('node:fs')
const { createInterface } = require('node:readline')
const send = async (length, bytes) => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  if (!process.stdout.write(bytes ? Buffer.concat([head, bytes]) : head)) await once(process.stdout, 'drain')
}
const answer = async (file) => {
  try {
    for await (const chunk of createReadStream(file)) await send(chunk.length, chunk)
    await send(${END})
  } catch {
    await send(${UNREADABLE})
  }
}
void (async () => {
  for await (const line of createInterface({ input: process.stdin })) await answer(JSON.parse(line))
})()
`

const unreadable = (): VaultUnusable => new VaultUnusable('A file beside the vault cannot be read, so nobody can say what is left in it.')

/**
 * Files' bytes as they lie on the disk, read one file after the other by one process beside this one: closing a file lets go of every lock that a
 * process holds on it, and this one may hold the locks of its databases. To be closed at the end.
 */
export class RawReader {
  private readonly process: ChildProcess = spawn(process.execPath, ['-e', READER], { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
  private readonly ended = once(this.process, 'close')
  private readonly incoming: AsyncIterator<unknown> | undefined = this.process.stdout?.[Symbol.asyncIterator]()
  private waiting: Buffer = Buffer.alloc(0)

  constructor() {
    // Where nobody reads any more the answer does not come, which is the error that is told.
    this.process.stdin?.on('error', () => undefined)
  }

  /** The bytes of one file, all of which must be taken before the next is asked for. A file that is gone has none. Throws VaultUnusable when it cannot be read. */
  async *read(file: string): AsyncGenerator<Buffer, void, void> {
    this.process.stdin?.write(`${JSON.stringify(file)}\n`)
    for (;;) {
      const length = (await this.take(4)).readUInt32BE()
      if (length === END) return
      if (length !== UNREADABLE) yield await this.take(length)
      else if (existsSync(file)) throw unreadable()
      else return
    }
  }

  async close(): Promise<void> {
    this.process.kill()
    await this.ended
  }

  private async take(length: number): Promise<Buffer> {
    const parts = [this.waiting]
    let held = this.waiting.length
    while (held < length) {
      const next = await this.incoming?.next()
      if (!next || next.done || !(next.value instanceof Buffer)) throw unreadable()
      parts.push(next.value)
      held += next.value.length
    }
    const bytes = Buffer.concat(parts)
    this.waiting = bytes.subarray(length)
    return bytes.subarray(0, length)
  }
}
