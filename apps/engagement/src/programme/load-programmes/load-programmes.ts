import type { ProgrammeDefinition } from '@heard/contracts/engagement'
import type { INestApplicationContext } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { type Loaded, LoadProgrammes } from './load-programmes.handler.ts'

/** Brings the facts up to these definitions, and answers once programmes can be asked for. Loading the same again records nothing. */
export const loadProgrammes = (app: INestApplicationContext, definitions: readonly ProgrammeDefinition[]): Promise<readonly Loaded[]> =>
  app.get(CommandBus, { strict: false }).execute(new LoadProgrammes(definitions))
