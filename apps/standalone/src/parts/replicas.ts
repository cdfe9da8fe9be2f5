import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { FetchLike, Problem } from '@heard/contracts'
import { type Configuration, ConfigurationError, Refused } from '@heard/service-kit'
import { AGAIN_AFTER, type Asked, askPart, isSafe, NoAnswerOfPart, problemOfNoAnswer } from './ask-part.ts'
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

  /** How many of them are ready. */
  get ready(): number {
    return this.addresses.length - this.unready.size
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
   * Asks the next one, or always the same one for what belongs `together`, and others where it cannot be reached. What changes something is asked once,
   * as soon as it may have arrived.
   * @throws NoAnswerOfPart
   */
  async ask(asked: Asked, together?: string): Promise<IncomingMessage> {
    let failed: unknown
    for (const address of this.readyFirst(together === undefined ? this.inTurn() : this.ranked(together))) {
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
    return [...this.addresses.slice(this.turn), ...this.addresses.slice(0, this.turn)]
  }

  /** The same order at every door, and for whatever is not together with this an order of its own. */
  private ranked(together: string): readonly string[] {
    const rank = (address: string): string => createHash('sha256').update(`${address} ${together}`).digest('hex')
    return this.addresses.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
  }

  private readyFirst(addresses: readonly string[]): readonly string[] {
    return [...addresses.filter((address) => !this.unready.has(address)), ...addresses.filter((address) => this.unready.has(address))]
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

const answerOf = async (replicas: Replicas, asked: Asked): Promise<IncomingMessage> => {
  try {
    return await replicas.ask(asked)
  } catch (error) {
    if (!(error instanceof NoAnswerOfPart)) throw error
    const code = problemOfNoAnswer(error, asked)
    throw new Refused(code, code === 'part-unavailable' ? AGAIN_AFTER : undefined, { cause: error })
  }
}

/** Calls a part as a client of the contracts does, for somebody who waits. @throws Refused when no answer came */
export const fetchFrom =
  (replicas: Replicas): FetchLike =>
  async (path, { method = 'GET', headers, body } = {}) => {
    const sent = typeof body === 'string' ? { body: Buffer.from(body) } : {}
    const answer = await answerOf(replicas, { method, path, headers: Object.fromEntries(new Headers(headers)), ...sent })
    const read = await buffer(answer)
    const about = Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]))
    return new Response(read.length === 0 ? null : new Uint8Array(read), { status: answer.statusCode ?? 500, headers: about })
  }

type Answered<Body> = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly problem: Pick<Problem, 'type'> }

/** What a part answered, for somebody who waits. @throws Refused as it refused */
export const bodyOf = <Body>(answered: Answered<Body>): Body => {
  if (answered.ok) return answered.body
  throw new Refused(answered.problem.type.replace('/problems/', ''))
}
