import type { splitTheme } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { needed, Wordings } from '../wordings.ts'
import { codebookDecider } from './codebook.decider.ts'
import { codebookStream } from './codebook.events.ts'

export class SplitThemeRequest extends Command<Answered<AnswerOf<typeof splitTheme>>> {
  constructor(
    readonly input: InputOf<typeof splitTheme>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SplitThemeRequest)
export class SplitThemeHandler implements ICommandHandler<SplitThemeRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ input: { params, body }, caller }: SplitThemeRequest): Promise<Answered<AnswerOf<typeof splitTheme>>> {
    const { programme, theme } = params
    const split = caller.newId()
    const parts = []
    for (const { name, definition } of body.parts) {
      const sealed = await this.wordings.seal(programme, 'theme', { name, definition }, body.language, caller)
      parts.push({ theme: caller.newId(), name: needed(sealed.name), definition: sealed.definition })
    }
    const command = { type: 'SplitTheme' as const, programme, theme, split, parts, seen: body.seen }
    const { position } = await this.commands.run(codebookDecider, codebookStream(programme), command, caller)
    return answered({ split, parts: parts.map((part) => part.theme) }, position)
  }
}
