import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import gossip from '@eventstore/db-client/generated/gossip_pb.js'
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import features from '@eventstore/db-client/generated/serverfeatures_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js'
import type { AppendOutcome, DoubleLog, Expected, ProposedEvent } from './double-log.ts'
import { Faults } from './faults.ts'
import {
  appendAnswer,
  batchAnswer,
  checkpointAnswer,
  eventAnswer,
  expectedIn,
  expectedInBatch,
  identifierOf,
  nameOf,
  proposedEvent,
  streamEventAnswer,
} from './messages.ts'
import { eventsFor, filterIn, startOf } from './reading.ts'
import { SeverableProxy } from './severable-proxy.ts'

const LATE_MS = 30
const MOST_BYTES = 17 * 1024 ** 2

export type Refusal = { readonly code: status; readonly details: string; readonly metadata: Metadata }

const refusal = (code: status, exception: string, more: Readonly<Record<string, string>> = {}): Refusal => {
  const metadata = new Metadata()
  for (const [name, value] of Object.entries({ exception, ...more })) metadata.set(name, value)
  return { code, details: exception, metadata }
}

const LOST: Refusal = { code: status.UNAVAILABLE, details: 'the node is shutting down', metadata: new Metadata() }

type EndPoint = { readonly address: string; readonly port: number }
/** A node as the others know it. */
export type Member = { readonly endPoint: EndPoint }

export type NodeOptions = {
  readonly log: DoubleLog
  /** The node that leads, and every node, at the moment of asking. */
  cluster(): { readonly leader: Member; readonly nodes: readonly Member[] }
  /** Where clients find it, if not at its port on this machine. */
  readonly endPoint?: EndPoint
  /** Whether the node says that it can take batches; the client uses them then. */
  readonly batchAppend: boolean
  /** `name:password` that every call must carry; the certificate and key the node shows. Without, it speaks in the clear and asks for nothing. */
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer; readonly login: string }
}

type Append = { readonly stream: string; readonly expected: Expected; readonly proposed: readonly ProposedEvent[] }
type AppendCall = { readonly done: (outcome: AppendOutcome) => void; readonly refuse: (refusal: Refusal) => void }

/** One node of a double: what @eventstore/db-client asks of a server, over real gRPC, and no more. */
export class DoubleNode {
  readonly faults = new Faults()
  /** Events between two checkpoints of a subscription, matching or not. */
  checkpointEvery = 32
  readonly #options: NodeOptions
  readonly #server = new Server({ 'grpc.max_receive_message_length': MOST_BYTES })
  #proxy: SeverableProxy | undefined

  constructor(options: NodeOptions) {
    this.#options = options
  }

  async start(): Promise<this> {
    const { tls } = this.#options
    this.#server.addService(ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<features.SupportedMethods>) => this.#features(answer),
    })
    this.#server.addService(GossipService, { read: (_call: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => answer(null, this.#members()) })
    this.#server.addService(StreamsService, {
      read: (call: ServerWritableStream<streams.ReadReq, streams.ReadResp>) => this.#read(call),
      append: (call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, answer: sendUnaryData<streams.AppendResp>) =>
        this.#append(call, answer),
      batchAppend: (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>) => this.#batchAppend(call),
      delete: (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>, answer: sendUnaryData<streams.DeleteResp>) => {
        this.#options.log.delete(nameOf(call.request.getOptions()?.getStreamIdentifier()), { tombstone: false })
        answer(null, new streams.DeleteResp().setNoPosition(new shared.Empty()))
      },
      tombstone: (call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>, answer: sendUnaryData<streams.TombstoneResp>) => {
        this.#options.log.delete(nameOf(call.request.getOptions()?.getStreamIdentifier()), { tombstone: true })
        answer(null, new streams.TombstoneResp().setNoPosition(new shared.Empty()))
      },
    })
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }])
      : ServerCredentials.createInsecure()
    const port = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)))
    })
    this.#proxy = await SeverableProxy.before(port)
    return this
  }

  get port(): number {
    return this.proxy.port
  }

  get endPoint(): EndPoint {
    return this.#options.endPoint ?? { address: '127.0.0.1', port: this.port }
  }

  get proxy(): SeverableProxy {
    if (!this.#proxy) throw new Error('the node is not started')
    return this.#proxy
  }

  async stop(): Promise<void> {
    await this.proxy.close()
    this.#server.forceShutdown()
  }

  /** Asked without a name or password by the client. */
  #features(answer: sendUnaryData<features.SupportedMethods>): void {
    const names = ['read', 'append', 'delete', 'tombstone', ...(this.#options.batchAppend ? ['batchappend'] : [])]
    const methods = names.map((name) => new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name))
    answer(null, new features.SupportedMethods().setEventStoreServerVersion('0.0.0').setMethodsList(methods))
  }

  #members(): gossip.ClusterInfo {
    const { leader, nodes } = this.#options.cluster()
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState
    return new gossip.ClusterInfo().setMembersList(
      nodes.map((node) =>
        new gossip.MemberInfo()
          .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000000'))
          .setTimeStamp('0')
          .setState(node === leader ? LEADER : FOLLOWER)
          .setIsAlive(true)
          .setHttpEndPoint(new gossip.EndPoint().setAddress(node.endPoint.address).setPort(node.endPoint.port)),
      ),
    )
  }

  #refusalOf(metadata: Metadata): Refusal | undefined {
    const { tls } = this.#options
    if (tls && metadata.get('authorization')[0] !== `Basic ${Buffer.from(tls.login).toString('base64')}`) {
      return refusal(status.UNAUTHENTICATED, 'access-denied')
    }
    return metadata.get('requires-leader')[0] === 'true' ? this.#otherLeader() : undefined
  }

  #otherLeader(): Refusal | undefined {
    const { leader } = this.#options.cluster()
    if (leader === this) return undefined
    const { address, port } = leader.endPoint
    return refusal(status.NOT_FOUND, 'not-leader', { 'leader-endpoint-host': address, 'leader-endpoint-port': String(port) })
  }

  #read(call: ServerWritableStream<streams.ReadReq, streams.ReadResp>): void {
    const refused = this.#refusalOf(call.metadata)
    const options = call.request.getOptions()
    if (refused || !options) {
      call.emit('error', refused ?? refusal(status.INVALID_ARGUMENT, 'no options'))
    } else if (options.hasSubscription()) {
      this.#subscribe(call, options)
    } else {
      this.#readOnce(call, options)
    }
  }

  #readOnce(call: ServerWritableStream<streams.ReadReq, streams.ReadResp>, options: streams.ReadReq.Options): void {
    const { log } = this.#options
    const stream = nameOf(options.getStream()?.getStreamIdentifier())
    if (log.isTombstoned(stream)) {
      call.emit('error', refusal(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': stream }))
      return
    }
    if (options.hasStream() && log.stream(stream).length === 0) {
      call.write(new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream))))
    } else {
      const answer = options.hasStream() ? streamEventAnswer : eventAnswer
      for (const event of eventsFor(log, options)) call.write(answer(event))
    }
    call.end()
  }

  #subscribe(call: ServerWritableStream<streams.ReadReq, streams.ReadResp>, options: streams.ReadReq.Options): void {
    const { log } = this.#options
    const lets = filterIn(options)
    let next = startOf(log, options)
    let since = 0
    call.write(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('double')))
    const send = (): void => {
      for (; next < log.events.length; next += 1) {
        const event = log.events[next]
        if (!event) return
        if (lets(event)) call.write(eventAnswer(event))
        since += 1
        if (since < this.checkpointEvery) continue
        since = 0
        call.write(checkpointAnswer(event))
      }
    }
    send()
    call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()))
    const deaf = log.listen(send)
    call.on('cancelled', deaf)
    call.on('close', deaf)
  }

  #append(call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, answer: sendUnaryData<streams.AppendResp>): void {
    const refused = this.#refusalOf(call.metadata)
    if (refused) {
      answer(refused)
      return
    }
    let options: streams.AppendReq.Options | undefined
    const proposed: ProposedEvent[] = []
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions()
      const message = request.getProposedMessage()
      if (message) proposed.push(proposedEvent(message))
    })
    const commit = (): void => {
      // A call that is cancelled ends as well; a server takes nothing of it.
      if (!options || call.cancelled) return
      const stream = nameOf(options.getStreamIdentifier())
      this.#commit(
        { stream, expected: expectedIn(options), proposed },
        {
          refuse: (lost) => answer(lost),
          done: (outcome) => {
            if (outcome.is === 'deleted') answer(refusal(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': stream }))
            else if (outcome.is === 'too-large') {
              answer(refusal(status.INVALID_ARGUMENT, 'maximum-append-size-exceeded', { 'maximum-append-size': '16777216' }))
            } else answer(null, appendAnswer(outcome))
          },
        },
      )
    }
    call.on('end', () => setImmediate(commit))
    call.on('error', () => undefined)
  }

  #batchAppend(call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void {
    const refused = this.#refusalOf(call.metadata)
    if (refused) {
      call.emit('error', refused)
      return
    }
    const open = new Map<string, { readonly options: streams.BatchAppendReq.Options; readonly proposed: ProposedEvent[] }>()
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId()
      const key = correlation?.getString() ?? ''
      const options = request.getOptions()
      const batch = options ? { options, proposed: [] } : open.get(key)
      if (!batch) return
      open.set(key, batch)
      batch.proposed.push(...request.getProposedMessagesList().map(proposedEvent))
      if (!request.getIsFinal()) return
      open.delete(key)
      const stream = nameOf(batch.options.getStreamIdentifier())
      this.#commit(
        { stream, expected: expectedInBatch(batch.options), proposed: batch.proposed },
        { refuse: (lost) => call.emit('error', lost), done: (outcome) => call.write(batchAnswer(correlation, stream, outcome)) },
      )
    })
    call.on('end', () => call.end())
    call.on('error', () => undefined)
  }

  #commit({ stream, expected, proposed }: Append, { done, refuse }: AppendCall): void {
    const moved = this.#otherLeader()
    if (moved) {
      refuse(moved)
      return
    }
    const record = (): AppendOutcome => this.#options.log.append(stream, expected, proposed)
    switch (this.faults.take()) {
      case 'cut-before':
        this.proxy.cut()
        break
      case 'cut-after':
        record()
        this.proxy.cut()
        break
      case 'mute':
        record()
        break
      case 'refused-before':
        refuse(LOST)
        break
      case 'refused-after':
        record()
        refuse(LOST)
        break
      case 'late': {
        const outcome = record()
        setTimeout(() => done(outcome), LATE_MS)
        break
      }
      default:
        done(record())
    }
  }
}
