import { randomBytes } from 'node:crypto'
import type { AnswerOf, Route } from '@heard/contracts'
import type { TestMailServer } from '@heard/service-kit/testing'
import type { z } from 'zod'
import type { TestHeard } from '../testing.ts'
import { Marks, stem } from './marks.fixture.ts'
import { Search } from './search.fixture.ts'
import { markedPlaces } from './text-fields.fixture.ts'

type Input<R extends Route> = { readonly params?: z.input<R['params']>; readonly query?: z.input<R['query']>; readonly body?: z.input<R['body']> }
/** Who asks (a development account; nobody: a resident), and the idempotency key of the request. */
export type Asking = { readonly as?: string | undefined; readonly key?: string }
/** A view or an answer, and the marks that stand in it. */
export type Shown = { readonly where: string; readonly as: string; readonly marks: readonly string[] }

/** One walk through the platform: what it filled in, what it called, and what it was shown. */
export class Walk {
  readonly marks = new Marks()
  /** What must stand nowhere although nobody typed it: codes and keys. */
  readonly secrets = new Map<string, string>()
  readonly called = new Set<string>()
  readonly filled = new Set<string>()
  readonly shown: Shown[] = []
  readonly search = new Search(stem, this.marks.all, this.secrets)
  private position = ''

  constructor(
    public platform: TestHeard,
    readonly clock: { time: number },
    readonly mails: TestMailServer,
  ) {}

  mark(name: string): string {
    return this.marks.mark(name)
  }

  secret(name: string, text: string): string {
    this.secrets.set(name, text)
    return text
  }

  /** Calls a route, and takes down what was sent and what came back. A second later each time, so that nobody is too fast. */
  async try<R extends Route>(route: R, input: Input<R> = {}, { as, key }: Asking = {}) {
    if (route.method !== 'GET') this.clock.time += 1_000
    const headers = new Headers(as === undefined ? {} : await this.platform.as(as))
    if (this.position) headers.set('heard-after', this.position)
    if (key !== undefined) headers.set('idempotency-key', key)
    const answer = await this.platform.call(route, input, { headers })
    this.position = answer.headers.get('heard-position') ?? this.position
    for (const place of markedPlaces(this.search, input.body)) this.filled.add(`${route.id} ${place}`)
    if (answer.ok) this.called.add(route.id)
    const body: unknown = answer.ok ? answer.body : answer.problem
    this.saw(answer.ok ? route.id : 'refusal', as ?? 'nobody', JSON.stringify([body ?? null, [...answer.headers]]))
    return answer
  }

  /** The same, where it must be done. */
  async ask<R extends Route>(route: R, input: Input<R> = {}, asking: Asking = {}): Promise<AnswerOf<R>> {
    const answer = await this.try(route, input, asking)
    if (!answer.ok) throw new Error(`${route.id}: ${answer.problem.title} ${JSON.stringify(answer.problem.errors ?? '')}`)
    return answer.body
  }

  /** The same, where it must be refused; the code of the refusal. */
  async refused<R extends Route>(route: R, input: Input<R> = {}, asking: Asking = {}): Promise<string> {
    const answer = await this.try(route, input, asking)
    if (answer.ok) throw new Error(`${route.id} was not refused`)
    return answer.problem.type.replace('/problems/', '')
  }

  saw(where: string, as: string, text: string): void {
    this.shown.push({ where, as, marks: [...this.search.text(text)] })
  }

  /** Reads see everything that was recorded until now. */
  async caughtUp(): Promise<void> {
    const { store, positions, readModels } = this.platform.heard.platform
    const head = await store.head()
    if (!(await readModels.waitFor(head, 20_000))) throw new Error('the read models do not come to the end of the log')
    this.position = positions.seal(head)
  }
}

export const newKey = (): string => randomBytes(16).toString('hex')
