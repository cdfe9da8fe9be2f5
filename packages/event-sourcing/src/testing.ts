import { expect } from 'vitest'
import { type Decider, fold } from './decider.ts'
import type { Fact } from './fact.ts'

/** Given these facts, when this command, then exactly these facts or this refusal: a decider's behaviour as a sentence. */
export const specify = <Command, State, F extends Fact, Refusal extends string>(decider: Decider<Command, State, F, Refusal>) => ({
  given: (...facts: readonly F[]) => ({
    when: (command: Command) => {
      const decision = decider.decide(command, fold(decider, facts))
      return {
        // biome-ignore lint/suspicious/noThenProperty: given/when/then is the field's name for it, and nothing awaits this.
        then: (...expected: readonly F[]): void => expect(decision).toStrictEqual({ accepted: expected }),
        thenRefused: (code: Refusal): void => expect(decision).toStrictEqual({ refused: code }),
      }
    },
  }),
})
