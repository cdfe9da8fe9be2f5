// Stands in for a node of a KurrentDB cluster, by the double that specs use: TLS, a name and a password, gossip, and a file that keeps what was appended.
// The node whose name comes first leads, always, and has the log alone: no election, nothing is replicated.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { DoubleLog, DoubleNode, type Member, type ProposedEvent } from '../../packages/event-store/src/kurrent/double/index.ts'

type Kept = {
  readonly stream: string
  readonly proposed: readonly (Omit<ProposedEvent, 'data' | 'metadata'> & { readonly data: string; readonly metadata: string })[]
}

const PORT = 2113
const file = '/var/lib/kurrentdb/appended.jsonl'

/** A log with what the file has, which from then on gets each append. */
const openLog = (): DoubleLog => {
  const log = new DoubleLog()
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  for (const line of lines) {
    const { stream, proposed }: Kept = JSON.parse(line)
    const bytes = (text: string): Buffer => Buffer.from(text, 'base64')
    log.append(
      stream,
      'any',
      proposed.map((event) => ({ ...event, data: bytes(event.data), metadata: bytes(event.metadata) })),
    )
  }
  let seen = log.events.length
  log.listen(() => {
    const fresh = log.events.slice(seen)
    seen = log.events.length
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
    const proposed = fresh.map(({ id, type, contentType, data, metadata }) => ({ id, type, contentType, data: text(data), metadata: text(metadata) }))
    appendFileSync(file, `${JSON.stringify({ stream: fresh[0]?.stream ?? '', proposed } satisfies Kept)}\n`)
  })
  return log
}

const setting = (name: string): string => process.env[`KURRENTDB_${name}`] ?? ''
const memberAt = (host: string): Member => ({ endPoint: { address: host, port: PORT } })

const name = setting('NODE_HOST_ADVERTISE_AS')
const others = setting('GOSSIP_SEED')
  .split(',')
  .map((seed) => seed.replace(/:\d+$/, ''))
const tls = {
  key: readFileSync(setting('CERTIFICATE_PRIVATE_KEY_FILE')),
  certificate: readFileSync(setting('CERTIFICATE_FILE')),
  login: `admin:${setting('DEFAULT_ADMIN_PASSWORD')}`,
}

const node: DoubleNode = await new DoubleNode({
  log: openLog(),
  cluster: () => ({ leader, nodes }),
  batchAppend: true,
  tls,
  ...memberAt(name),
}).start()
const nodes: readonly Member[] = [name, ...others].toSorted().map((host) => (host === name ? node : memberAt(host)))
const [leader = node] = nodes

const health = createHttpServer((request, answer) => answer.writeHead(request.url === '/health/live' ? 204 : 404).end())

/** gRPC goes on to the node as it came. */
const pass = (client: TLSSocket): void => {
  const upstream = connect({ host: '127.0.0.1', port: node.port, ALPNProtocols: ['h2'], rejectUnauthorized: false })
  client.pipe(upstream).pipe(client)
  client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy())
  upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
}

createServer({ key: tls.key, cert: tls.certificate, ALPNProtocols: ['http/1.1', 'h2'] }, (socket) => {
  if (socket.alpnProtocol === 'h2') pass(socket)
  else health.emit('connection', socket)
}).listen(PORT)

process.on('SIGTERM', () => process.exit())
