import { DoubleLog } from './double-log.ts'
import { DoubleNode, type NodeOptions } from './double-node.ts'

export type DoubleOptions = Partial<Pick<NodeOptions, 'batchAppend' | 'tls'>> & {
  /** Nodes that share one log; the first one leads. */
  readonly nodes?: number
}

/**
 * Stands in for EventStoreDB or KurrentDB where there is none: real gRPC with the client's own definitions, over a log in memory.
 * It proves what is sent and how failures of the wire are met. It proves nothing about the server: no disk, no election, no scavenging.
 */
export class KurrentDouble {
  readonly log = new DoubleLog()
  readonly nodes: readonly DoubleNode[]
  #leader = 0

  private constructor({ nodes = 1, batchAppend = true, tls }: DoubleOptions) {
    const cluster: NodeOptions['cluster'] = () => ({ leader: this.leader, nodes: this.nodes })
    this.nodes = Array.from({ length: nodes }, () => new DoubleNode({ log: this.log, cluster, batchAppend, ...(tls ? { tls } : {}) }))
  }

  static async start(options: DoubleOptions = {}): Promise<KurrentDouble> {
    const double = new KurrentDouble(options)
    await Promise.all(double.nodes.map((node) => node.start()))
    return double
  }

  get leader(): DoubleNode {
    const leader = this.nodes[this.#leader]
    if (!leader) throw new Error('there is no leader')
    return leader
  }

  /** Without TLS: where a client finds it. Of several nodes all are named, and the client asks them who leads. */
  get url(): string {
    return `esdb://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false`
  }

  /** Lets the next node lead; what it was told lately by others it does not know again. */
  moveLeader(): void {
    this.#leader = (this.#leader + 1) % this.nodes.length
    this.log.forgetRecent()
  }

  /** Writes what a server writes by itself, beside our facts. */
  writeStatistics(): void {
    const data = Buffer.from('{}')
    const id = `00000000-0000-4000-8000-${String(this.log.events.length).padStart(12, '0')}`
    this.log.append('$stats-127.0.0.1:2113', 'any', [{ id, type: '$statsCollected', contentType: 'application/json', data, metadata: data }])
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()))
  }
}
