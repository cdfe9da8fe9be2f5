import { createHash } from 'node:crypto'
import { developmentEditionId, EntryList, type FieldFor, type ProgrammeDefinition } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { Commands, type FieldRequest, Platform, ReadModel, systemSource } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { SeedDirectory } from '../../support/seed-directory.ts'
import { programmeDecider } from '../programme.decider.ts'
import { type ProgrammeFact, programmeStream } from '../programme.events.ts'
import { outlineOf, type Worded } from '../programme.outline.ts'
import { reconcile } from '../programme.reconcile.ts'
import type { ProgrammeState } from '../programme.state.ts'

/** How many facts a definition came to; none when nothing had changed. */
export type Loaded = { readonly programme: string; readonly facts: number }

/** Brings the facts up to these definitions. */
export class LoadProgrammes extends Command<readonly Loaded[]> {
  constructor(readonly definitions: readonly ProgrammeDefinition[]) {
    super()
  }
}

/** A development start opens its edition once; a later one finds it and leaves its days alone. */
const onceOpened = (definition: ProgrammeDefinition, { editions }: ProgrammeState): ProgrammeDefinition => ({
  ...definition,
  editions: definition.editions.map((edition) => (edition.id === developmentEditionId ? (editions.get(edition.id) ?? edition) : edition)),
})

const CATCH_UP_MS = 30_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const WordedList = z.enum([...EntryList.options, 'notice'])

/** The key of an entry's or a notice's wording begins with its list. */
const fieldOf = (key: string): FieldFor<'publication'> =>
  key === 'programme' ? 'programme.definition' : `programme.${WordedList.parse(key.slice(0, key.indexOf('/')))}`

const sealRequest = (programme: string, { key, payload }: Worded): FieldRequest => ({
  subject: programme,
  purpose: 'publication',
  field: fieldOf(key),
  payload,
})

@CommandHandler(LoadProgrammes)
export class LoadProgrammesHandler implements ICommandHandler<LoadProgrammes> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(SeedDirectory) private readonly directory: SeedDirectory,
  ) {}

  async execute({ definitions }: LoadProgrammes): Promise<readonly Loaded[]> {
    const loaded: Loaded[] = []
    for (const definition of definitions) loaded.push(await this.load(definition))
    return loaded
  }

  private async load(definition: ProgrammeDefinition): Promise<Loaded> {
    const source = systemSource(this.platform.clock)
    const today = source.at.slice(0, 10)
    const programme = definition.id
    const state = await this.state(programme)
    const outline = outlineOf(onceOpened(definition, state), sha256)
    const { unsealed } = reconcile(outline, state, new Map())
    const rows = await this.commands.seal(
      unsealed.map((wording) => sealRequest(programme, wording)),
      source,
    )
    const sealed = new Map(unsealed.flatMap(({ key }, index) => (rows[index] ? [[key, rows[index]] as const] : [])))
    const { accepted, position } = await this.commands.run(
      programmeDecider,
      programmeStream(programme),
      { type: 'Load', outline, sealed, today },
      source,
    )
    const seeded = await this.directory.seed(definition, source)
    await this.model.waitFor(seeded ?? position, CATCH_UP_MS)
    return { programme, facts: accepted.length }
  }

  private async state(programme: string): Promise<ProgrammeState> {
    const facts: ProgrammeFact[] = []
    for await (const fact of this.platform.store.readStream<ProgrammeFact>(programmeStream(programme))) facts.push(fact)
    return fold(programmeDecider, facts)
  }
}
