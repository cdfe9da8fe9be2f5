import { connect, createServer, type Server, type Socket } from 'node:net'

/** `answers-lost`: what devices send to the services arrives, and nothing comes back; pages are answered. */
type Line = 'up' | 'answers-lost' | 'cut'

/** Stands between the devices and the platform, as a network does, and can be cut. */
export class CutLine {
  private state: Line = 'up'
  private to = 0
  private readonly sockets = new Set<Socket>()
  private readonly server: Server = createServer((near) => this.join(near))

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    const address = this.server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }

  /** Where the platform really is. */
  leadTo(origin: string): void {
    this.to = Number(new URL(origin).port)
  }

  /** Whatever is under way is cut off. */
  set(state: Line): void {
    this.state = state
    for (const socket of this.sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.set('cut')
    await new Promise((resolve) => this.server.close(resolve))
  }

  private join(near: Socket): void {
    if (this.state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(this.to, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.sockets.delete(socket)
        other.destroy()
      })
    }
    let lost = false
    near.on('data', (chunk: Buffer) => {
      lost ||= this.state === 'answers-lost' && chunk.toString('latin1', 0, 10) === 'POST /api/'
      far.write(chunk)
    })
    far.on('data', (chunk: Buffer) => {
      if (lost) near.destroy()
      else near.write(chunk)
    })
  }
}
