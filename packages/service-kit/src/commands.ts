import type { FactDefinitions } from '@heard/contracts'
import { type Decider, type EventStore, type Fact, type Handled, handleCommand, type Metadata } from '@heard/event-sourcing'
import type { Sealed, SealOptions } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from './caller.ts'
import type { FieldRequest } from './field-check.ts'
import { uuidv7 } from './ids.ts'
import { type Clock, Platform } from './platform.ts'
import { Refused } from './problems.ts'
import { FACTS } from './tokens.ts'

export type Accepted<F extends Fact> = Extract<Handled<F, never>, { accepted: readonly F[] }>

/** What a command comes from: a request's caller, or a policy acting as `system`. */
export type CommandSource = Pick<Caller, 'actor' | 'at' | 'deadline' | 'command'>

const DEADLINE_MS = 60_000

/** The source of what the platform does by itself. `command`: what it answers, such as a fact's id, so that doing it again changes nothing. */
export const systemSource = (clock: Clock, command?: string): CommandSource => {
  const now = clock.now()
  return { actor: 'system', at: new Date(now).toISOString(), deadline: new Date(now + DEADLINE_MS).toISOString(), command }
}

/** The same source with a new deadline: after work that took long and sealed nothing. */
export const renewed = (clock: Clock, source: CommandSource): CommandSource => {
  const { at, deadline } = systemSource(clock)
  return { ...source, at, deadline }
}

const metadataOf = ({ actor, at, command }: CommandSource): Metadata => (command === undefined ? { actor, at } : { actor, at, command })

/** The way of every command: seal what was typed, then load, decide and append. Vault first. */
@Injectable()
export class Commands {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(FACTS) private readonly facts: FactDefinitions,
  ) {}

  /** Seals in the order asked; the rows wait for their facts until the source's deadline. */
  seal(requests: readonly FieldRequest[], source: CommandSource, remember?: SealOptions['remember']): Promise<readonly Sealed[]> {
    if (requests.length === 0 && !remember) return Promise.resolve([])
    return this.platform.vault.seal(requests, remember ? { deadline: source.deadline, remember } : { deadline: source.deadline })
  }

  /**
   * Runs a command against its stream.
   * @throws Refused with the decider's code, which the route must list among its problems
   */
  async run<Command, State, F extends Fact, Refusal extends string>(
    decider: Decider<Command, State, F, Refusal>,
    stream: string,
    command: Command,
    source: CommandSource,
  ): Promise<Accepted<F>> {
    const handled = await handleCommand(this.punctual(source.deadline), decider, stream, command, {
      metadata: metadataOf(source),
      newId: () => uuidv7(this.platform.clock.now()),
      versionOf: (type) => this.facts[type]?.version ?? 1,
    })
    if ('refused' in handled) throw new Refused(handled.refused)
    return handled
  }

  /** The store, except that nothing is appended after the deadline: by then what was sealed for it may have been swept. */
  private punctual(deadline: string): Pick<EventStore, 'append' | 'readStream'> {
    const { store, clock } = this.platform
    return {
      readStream: (stream, options) => store.readStream(stream, options),
      append: (request) => {
        if (clock.now() > Date.parse(deadline)) throw new Refused('not-caught-up', 1)
        return store.append(request)
      },
    }
  }
}
