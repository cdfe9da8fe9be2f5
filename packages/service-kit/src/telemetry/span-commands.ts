import type { CommandBus } from '@nestjs/cqrs'
import { Refused } from '../problems.ts'
import type { Telemetry } from './telemetry.ts'

/** Puts a span round each command, named by its class. */
export const spanCommands = (bus: CommandBus, telemetry: Telemetry): void => {
  const execute = bus.execute.bind(bus)
  const spanned = async (...[command, context]: Parameters<CommandBus['execute']>): Promise<unknown> => {
    const span = telemetry.begin('command')
    try {
      const answer: unknown = await span.within(() => execute(command, context))
      span.end({ command: command.constructor, outcome: 'done' })
      return answer
    } catch (error) {
      span.end({ command: command.constructor, outcome: error instanceof Refused ? 'refused' : 'failed' })
      throw error
    }
  }
  Object.assign(bus, { execute: spanned })
}
