import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { FetchLike } from '@heard/contracts'
import { type Configuration, ConfigurationError } from '@heard/service-kit'
import { type Asked, askPart, isSafe, NoAnswerOfPart } from './ask-part.ts'
import type { ServingPart } from './composition.ts'

/** How long a look at a replica may take, in milliseconds. */
const LOOK_MS = 2_000

/** The processes of one part: asked by turns, those first that are ready. */
export class Replicas {
  private readonly unready = new Set<string>()
  private turn = 0

  constructor(
    readonly part: ServingPart,
    private readonly addresses: readonly string[],
  ) {}

  /** Whether at least one of them is ready. */
  get answers(): boolean {
    return this.unready.size < this.addresses.length
  }

  /** Looks which of them are ready. */
  async look(): Promise<void> {
    await Promise.all(
      this.addresses.map(async (address) => {
        if (await isReady(address)) this.unready.delete(address)
        else this.unready.add(address)
      }),
    )
  }

  /**
   * Asks the next one, and others where it cannot be reached. What changes something is asked once, as soon as it may have arrived.
   * @throws NoAnswerOfPart
   */
  async ask(asked: Asked): Promise<IncomingMessage> {
    let failed: unknown
    for (const address of this.inTurn()) {
      try {
        return await askPart(address, asked)
      } catch (error) {
        failed = error
        if (!(error instanceof NoAnswerOfPart) || (error.sent && !isSafe(asked))) throw error
        this.unready.add(address)
      }
    }
    throw failed
  }

  private inTurn(): readonly string[] {
    this.turn = (this.turn + 1) % this.addresses.length
    const round = [...this.addresses.slice(this.turn), ...this.addresses.slice(0, this.turn)]
    return [...round.filter((address) => !this.unready.has(address)), ...round.filter((address) => this.unready.has(address))]
  }
}

const isReady = async (address: string): Promise<boolean> => {
  try {
    const answer = await askPart(address, { method: 'GET', path: '/health/ready', headers: {} }, LOOK_MS)
    answer.resume()
    return answer.statusCode === 200
  } catch {
    return false
  }
}

/** Where a part is, for another one. @throws ConfigurationError */
export const replicasOf = (part: ServingPart, { services }: Pick<Configuration, 'services'>, neededBy: string): Replicas => {
  const addresses = services.get(part)
  if (addresses) return new Replicas(part, addresses)
  throw new ConfigurationError(`HEARD_SERVICES must say where ${part} is for ${neededBy}, such as ${part}=http://127.0.0.1:3001`)
}

/** Calls a part as a client of the contracts does. */
export const fetchFrom =
  (replicas: Replicas): FetchLike =>
  async (path, { method = 'GET', headers, body } = {}) => {
    const sent = typeof body === 'string' ? { body: Buffer.from(body) } : {}
    const answer = await replicas.ask({ method, path, headers: Object.fromEntries(new Headers(headers)), ...sent })
    const read = await buffer(answer)
    const about = Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]))
    return new Response(read.length === 0 ? null : new Uint8Array(read), { status: answer.statusCode ?? 500, headers: about })
  }
