import type { ConversationFile } from '@heard/contracts/engagement'
import { Commands, Platform, ReadModel, Refused, systemSource } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { conversationDecider } from './conversation.decider.ts'
import { conversationStream } from './conversation.events.ts'
import { Drafting } from './drafting.ts'

/** Writes and opens the questionnaires of these files, each once: one that is there already is left alone. */
export class LoadConversations extends Command<void> {
  constructor(readonly files: readonly ConversationFile[]) {
    super()
  }
}

const CATCH_UP_MS = 30_000

@CommandHandler(LoadConversations)
export class LoadConversationsHandler implements ICommandHandler<LoadConversations> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Drafting) private readonly drafting: Drafting,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ files }: LoadConversations): Promise<void> {
    for (const file of files) {
      if (await this.isThere(file)) continue
      await this.load(file).catch(async (error: unknown) => {
        // Another process that starts at the same moment was quicker.
        if (!(error instanceof Refused && (await this.isThere(file)))) throw error
      })
    }
  }

  private async isThere({ programme, conversation }: ConversationFile): Promise<boolean> {
    for await (const _ of this.platform.store.readStream(conversationStream(programme, conversation), { limit: 1 })) return true
    return false
  }

  private async load({ programme, conversation, content }: ConversationFile): Promise<void> {
    const source = systemSource(this.platform.clock)
    await this.drafting.draft({ programme, conversation, basedOn: 0, content }, source)
    const { closes } = this.programmes.conversationRules(programme)
    const step = { step: 'open' as const, closes, questionnaire: 1 }
    const command = { type: 'Move' as const, programme, conversation, step, today: source.at.slice(0, 10) }
    const { position } = await this.commands.run(conversationDecider, conversationStream(programme, conversation), command, source)
    await this.model.waitFor(position, CATCH_UP_MS)
  }
}
