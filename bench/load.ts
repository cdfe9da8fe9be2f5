import { Agent, request } from 'node:http'

/** One request of a load. */
export interface Shot {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a load came to: latencies in milliseconds, sorted; answers other than expected, and failures of the network. */
export interface Load {
  readonly perSecond: number
  readonly latencies: readonly number[]
  readonly errors: number
}

/** The latency that this share of requests stayed within, such as 0.99. */
export const percentile = ({ latencies }: Pick<Load, 'latencies'>, share: number): number =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN

const fire = (agent: Agent, url: string, { path, method, headers, body }: Shot): Promise<number> =>
  new Promise((resolve) => {
    const sent = request(
      url + path,
      { agent, method, headers: body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', () => resolve(0))
      },
    )
    sent.once('error', () => resolve(0))
    sent.end(body)
  })

interface Plan {
  readonly url: string
  readonly connections: number
  /** Requests in all; each connection sends its next one when the last is answered. */
  readonly requests: number
  readonly expected: number
  readonly shot: (index: number) => Shot
}

/** Sends a bounded number of requests over so many connections. */
export const load = async ({ url, connections, requests, expected, shot }: Plan): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  let next = 0
  let errors = 0
  const began = performance.now()
  const connection = async (): Promise<void> => {
    while (next < requests) {
      const index = next
      next += 1
      const start = performance.now()
      const status = await fire(agent, url, shot(index))
      latencies.push(performance.now() - start)
      if (status !== expected) errors += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return { perSecond: requests / seconds, latencies: latencies.toSorted((a, b) => a - b), errors }
}
