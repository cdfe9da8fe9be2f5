import { Agent, request as ask, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, type RequestOptions } from 'node:http'
import { request as askSecurely, Agent as SecureAgent } from 'node:https'

/** What is asked of a part, as it goes over the wire. */
export type Asked = {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: OutgoingHttpHeaders | IncomingHttpHeaders
  readonly body?: Buffer | undefined
}

/** How long a connection may take to come about, and an answer to go on, in milliseconds. */
const CONNECT_MS = 3_000
const SILENT_MS = 120_000

const kept = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) }

/** No answer came. `sent`: whether the request may have arrived. */
export class NoAnswerOfPart extends Error {
  readonly type = 'no-answer-of-part'
  constructor(
    readonly sent: boolean,
    cause: unknown,
  ) {
    super('a part did not answer', { cause })
  }
}

export const isSafe = ({ method }: Pick<Asked, 'method'>): boolean => method === 'GET' || method === 'HEAD'

/** What whoever waits is told when no answer came. */
export const problemOfNoAnswer = ({ sent }: NoAnswerOfPart, asked: Pick<Asked, 'method'>): 'outcome-unknown' | 'part-unavailable' =>
  sent && !isSafe(asked) ? 'outcome-unknown' : 'part-unavailable'

/** Seconds after which a part that cannot be reached may be asked again. */
export const AGAIN_AFTER = 5

const wasCut = (error: NodeJS.ErrnoException): boolean => error.code === 'ECONNRESET' || error.code === 'EPIPE'

/**
 * Asks the part at this address. What changes something goes by a connection of its own: one that was kept may be closed by the part at that moment, and
 * nobody would know whether the request arrived. What reads goes by one of its own then. @throws NoAnswerOfPart
 */
export const askPart = (address: string, asked: Asked, silentMs = SILENT_MS, keeping = isSafe(asked)): Promise<IncomingMessage> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const { method, path, headers, body } = asked
  const { protocol, hostname, port } = new URL(address)
  const secure = protocol === 'https:'
  const agent = keeping ? kept[secure ? 'https:' : 'http:'] : false
  const length = body ? { 'content-length': body.length } : {}
  const host = hostname.replace(/^\[|\]$/g, '')
  const options: RequestOptions = { host, port, method, path, agent, headers: { ...headers, ...length }, timeout: silentMs }
  const asking = (secure ? askSecurely : ask)(options, resolve)
  let sent = false
  asking.on('socket', (socket) => {
    if (!socket.connecting) {
      sent = true
      return
    }
    const late = setTimeout(() => asking.destroy(new Error('no connection came about')), CONNECT_MS)
    socket.once('close', () => clearTimeout(late))
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(late)
      sent = true
    })
  })
  asking.on('timeout', () => asking.destroy(new Error('no answer came')))
  asking.on('error', (error) => {
    if (asking.reusedSocket && wasCut(error)) resolve(askPart(address, asked, silentMs, false))
    else reject(new NoAnswerOfPart(sent, error))
  })
  asking.end(body)
  return promise
}
