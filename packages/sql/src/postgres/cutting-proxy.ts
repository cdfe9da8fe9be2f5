import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Stands before a server; ends each connection in the middle of what is said, in one direction, once as many bytes went that way. */
export class CuttingProxy {
  readonly url: string
  readonly #server: Server
  readonly #sockets: Set<Socket>
  /** How many connections were ended. */
  readonly cuts: () => number

  private constructor(url: string, server: Server, sockets: Set<Socket>, cuts: () => number) {
    this.url = url
    this.#server = server
    this.#sockets = sockets
    this.cuts = cuts
  }

  /** `budget` says for each connection how many bytes go to the server and how many come back before it is ended. */
  static async start(url: string, budget: () => { readonly there: number; readonly back: number }): Promise<CuttingProxy> {
    const target = new URL(url)
    const sockets = new Set<Socket>()
    let cuts = 0
    const server = createServer((client) => {
      const { there, back } = budget()
      const upstream = connect(Number(target.port || 5432), target.hostname)
      const end = (): void => {
        client.destroy()
        upstream.destroy()
      }
      const pass = (from: Socket, to: Socket, bytes: number): void => {
        let left = bytes
        from.on('data', (chunk: Buffer) => {
          to.write(chunk.subarray(0, left))
          left -= chunk.length
          if (left > 0) return
          cuts += 1
          to.end(() => end())
        })
        from.on('error', end)
        from.on('close', end)
        sockets.add(from)
      }
      pass(client, upstream, there)
      pass(upstream, client, back)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const through = new URL(url)
    through.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    return new CuttingProxy(through.href, server, sockets, () => cuts)
  }

  /** Ends what is open, which does not count. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }

  async stop(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
