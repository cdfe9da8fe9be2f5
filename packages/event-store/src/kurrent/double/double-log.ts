/** An event as the double keeps it. Every event of one append has the commit position of its last, as a server writes them. */
export type LoggedEvent = {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
  readonly commit: number
  readonly prepare: number
}

export type ProposedEvent = Pick<LoggedEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>

/** What a writer expects; `exists` is not used by Heard and is not here. */
export type Expected = 'any' | 'none' | number

export type AppendOutcome =
  | { readonly is: 'appended'; readonly revision: number; readonly commit: number }
  | { readonly is: 'conflict'; readonly actual: number | undefined }
  | { readonly is: 'deleted' }
  | { readonly is: 'too-large' }

const OVERHEAD = 100

/** The log that the nodes of a double share, as a cluster shares what it has replicated. In memory; no index, no disk, no elections. */
export class DoubleLog {
  readonly events: LoggedEvent[] = []
  /** Bytes that one append may have. */
  mostBytes = 16 * 1024 ** 2
  readonly #streams = new Map<string, LoggedEvent[]>()
  readonly #tombstones = new Set<string>()
  readonly #recent = new Map<string, LoggedEvent>()
  readonly #listeners = new Set<() => void>()
  #bytes = 0

  /** Events of a stream in order; nothing when there is none, or it was deleted. */
  stream(name: string): readonly LoggedEvent[] {
    return this.#streams.get(name) ?? []
  }

  isTombstoned(name: string): boolean {
    return this.#tombstones.has(name)
  }

  /** Tells of new events until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): AppendOutcome {
    if (this.#tombstones.has(stream)) return { is: 'deleted' }
    if (proposed.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0) > this.mostBytes) return { is: 'too-large' }
    const events = this.#streams.get(stream) ?? []
    const again = this.#recorded(stream, events, expected, proposed)
    if (again) return { is: 'appended', revision: again.revision, commit: again.commit }
    const actual = events.at(-1)?.revision
    if (expected !== 'any' && expected !== (actual ?? 'none')) return { is: 'conflict', actual }
    const last = this.#record(stream, events, proposed)
    return { is: 'appended', revision: last.revision, commit: last.commit }
  }

  /** A new leader has written nothing lately: appends that expect `any` are no longer known again. */
  forgetRecent(): void {
    this.#recent.clear()
  }

  /** Takes the events of a stream away; a tombstone keeps its name taken for good. */
  delete(stream: string, { tombstone }: { readonly tombstone: boolean }): void {
    if (tombstone) this.#tombstones.add(stream)
    this.#streams.delete(stream)
  }

  /** The newest event of an append that is recorded as a whole: at the expected revision, or, expecting `any`, among the recent ones. */
  #recorded(stream: string, events: readonly LoggedEvent[], expected: Expected, proposed: readonly ProposedEvent[]): LoggedEvent | undefined {
    const at = (index: number): LoggedEvent | undefined =>
      expected === 'any' ? this.#recent.get(proposed[index]?.id ?? '') : events[(expected === 'none' ? -1 : expected) + 1 + index]
    const same = proposed.every(({ id }, index) => at(index)?.id === id && at(index)?.stream === stream)
    return same ? at(proposed.length - 1) : undefined
  }

  #record(stream: string, events: LoggedEvent[], proposed: readonly ProposedEvent[]): LoggedEvent {
    const first = (events.at(-1)?.revision ?? -1) + 1
    const places = proposed.map(({ data, metadata }) => {
      const prepare = this.#bytes
      this.#bytes += OVERHEAD + data.length + metadata.length
      return prepare
    })
    const commit = places.at(-1) ?? this.#bytes
    const recorded = proposed.map((event, n): LoggedEvent => ({ ...event, stream, revision: first + n, commit, prepare: places[n] ?? commit }))
    events.push(...recorded)
    this.events.push(...recorded)
    this.#streams.set(stream, events)
    for (const event of recorded) this.#recent.set(event.id, event)
    for (const tell of this.#listeners) tell()
    const last = recorded.at(-1)
    if (!last) throw new Error('an append without events')
    return last
  }
}
