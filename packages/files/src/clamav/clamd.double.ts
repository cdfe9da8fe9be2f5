import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** The string that every scanner finds (eicar.org), in two halves so that no scanner finds this file. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** How the double behaves: as clamd does, or as one of its bad days. */
export type Mood = 'well' | 'in-pieces' | 'silent' | 'closes-early' | 'closes-at-once' | 'answers-nonsense' | 'talks-without-end'

/** A listener that speaks clamd's protocol and finds the EICAR string. */
export class ClamdDouble {
  mood: Mood = 'well'
  /** StreamMaxLength. */
  most = 100 * 1024 * 1024
  /** How many bytes each file had that came whole. */
  readonly scanned: number[] = []
  private readonly open = new Set<Socket>()
  private readonly server = createServer((socket) => {
    this.open.add(socket)
    socket.on('error', () => undefined).on('close', () => this.open.delete(socket))
    if (this.mood === 'closes-at-once') socket.destroy()
    else this.talk(socket).catch(() => socket.destroy())
  })

  /** Answers its address, for `HEARD_CLAMAV`; `path`: listen on a socket there. */
  async start(path?: string): Promise<string> {
    await once(path === undefined ? this.server.listen(0, '127.0.0.1') : this.server.listen(path), 'listening')
    return path === undefined ? `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}` : `unix:${path}`
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy()
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve))
  }

  private async talk(socket: Socket): Promise<void> {
    let heard = Buffer.alloc(0)
    let answered = false
    for await (const bytes of socket as AsyncIterable<Buffer>) {
      heard = Buffer.concat([heard, bytes])
      if (this.mood === 'closes-early') socket.destroy()
      const answer = this.mood === 'silent' || answered ? undefined : this.answerTo(heard)
      if (answer === undefined) continue
      answered = true
      await this.say(socket, answer)
    }
  }

  private answerTo(heard: Buffer): string | undefined {
    if (this.mood === 'answers-nonsense') return '220 mail.example ESMTP\0'
    if (this.mood === 'talks-without-end') return 'stream: '.repeat(10_000)
    if (heard.toString('latin1', 0, 6) === 'zPING\0') return 'PONG\0'
    const command = 'zINSTREAM\0'
    return heard.toString('latin1', 0, command.length) === command ? this.verdictOn(heard.subarray(command.length)) : undefined
  }

  /** Nothing until the file has come whole, unless it is longer than allowed. */
  private verdictOn(stream: Buffer): string | undefined {
    const parts: Buffer[] = []
    let size = 0
    for (let at = 0; at + 4 <= stream.length; ) {
      const length = stream.readUInt32BE(at)
      size += length
      if (size > this.most) return 'INSTREAM size limit exceeded. ERROR\0'
      if (length === 0) {
        this.scanned.push(size)
        return Buffer.concat(parts).includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
      }
      parts.push(stream.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    return undefined
  }

  private async say(socket: Socket, answer: string): Promise<void> {
    if (this.mood !== 'in-pieces') {
      socket.end(answer, 'latin1')
      return
    }
    socket.setNoDelay(true)
    for (const letter of answer) {
      socket.write(letter, 'latin1')
      await pause(1)
    }
    socket.end()
  }
}
