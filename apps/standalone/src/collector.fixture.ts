import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

type Attribute = {
  readonly key: string
  readonly value: { readonly stringValue?: string; readonly intValue?: number; readonly doubleValue?: number }
}
type RawSpan = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly status: { readonly code?: number }
}
type Point = { readonly attributes: readonly Attribute[]; readonly count?: number; readonly asInt?: number; readonly asDouble?: number }
type Points = { readonly dataPoints: readonly Point[] }
type RawMetric = { readonly name: string; readonly histogram?: Points; readonly sum?: Points; readonly gauge?: Points }
type Resource = { readonly resource: { readonly attributes: readonly Attribute[] } }
type Body = {
  readonly resourceSpans?: readonly (Resource & { readonly scopeSpans: readonly { readonly spans: readonly RawSpan[] }[] })[]
  readonly resourceMetrics?: readonly (Resource & { readonly scopeMetrics: readonly { readonly metrics: readonly RawMetric[] }[] })[]
}

type Attributes = Readonly<Record<string, string | number>>
export type ReceivedSpan = Omit<RawSpan, 'attributes'> & { readonly attributes: Attributes }

const attributesOf = (attributes: readonly Attribute[]): Attributes =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]))

/** A collector of traces and metrics (OTLP over HTTP, in JSON), which keeps every byte. */
export class TestCollector {
  /** Headers and body of everything received. */
  readonly received: string[] = []
  readonly paths = new Set<string>()
  readonly #bodies: Body[] = []
  readonly #server = createServer((request, response) => void this.#take(request, response))

  constructor(private readonly answers = true) {}

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    this.received.push(`${request.url} ${JSON.stringify(request.headers)}\n${body}`)
    this.paths.add(`${request.method} ${request.url} ${request.headers['content-type']}`)
    this.#bodies.push(JSON.parse(body) as Body)
    if (this.answers) response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }

  /** Answers its address, for `HEARD_OTLP_URL`. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The processes that said something: what each is, by which instance. */
  processes(): ReadonlyMap<string, string> {
    const resources = this.#bodies.flatMap(({ resourceSpans = [], resourceMetrics = [] }) => [...resourceSpans, ...resourceMetrics])
    const said = resources.map(({ resource }) => attributesOf(resource.attributes))
    return new Map(said.map((of) => [String(of['service.instance.id']), String(of['service.name'])]))
  }

  spans(): readonly ReceivedSpan[] {
    return this.#bodies
      .flatMap(({ resourceSpans = [] }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))
      .map((span) => ({ ...span, attributes: attributesOf(span.attributes) }))
  }

  /** What was last said of a metric: attributes, and its value or how many values it is of. */
  metric(name: string): readonly { readonly of: Attributes; readonly value: number }[] {
    const last = this.#bodies
      .flatMap(({ resourceMetrics = [] }) => resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics)))
      .findLast((metric) => metric.name === name)
    const { dataPoints } = last?.histogram ?? last?.sum ?? last?.gauge ?? { dataPoints: [] }
    return dataPoints.map(({ attributes, count, asInt, asDouble }) => ({ of: attributesOf(attributes), value: Number(count ?? asInt ?? asDouble) }))
  }

  /** Waits until something has come. */
  async until(come: () => boolean): Promise<void> {
    while (!come()) await pause(20)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
