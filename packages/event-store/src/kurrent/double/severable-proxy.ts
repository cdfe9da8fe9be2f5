import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Passes bytes between clients and a server, and can cut every connection in the middle, or refuse new ones. */
export class SeverableProxy {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #refusing = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async before(port: number): Promise<SeverableProxy> {
    const server = createServer()
    const proxy = new SeverableProxy(server)
    server.on('connection', (client) => proxy.#join(client, port))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Ends every connection as a killed machine does: with a reset. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** Whether new connections are turned away. */
  refuse(refusing: boolean): void {
    this.#refusing = refusing
    if (refusing) this.cut()
  }

  async close(): Promise<void> {
    this.refuse(true)
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(client: Socket, port: number): void {
    if (this.#refusing) {
      client.resetAndDestroy()
      return
    }
    const upstream = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
}
