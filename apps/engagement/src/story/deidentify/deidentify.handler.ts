import type { AnswerOf, BodyOf } from '@heard/contracts'
import { type deidentifyContribution, type proposeIdentifiers, WordsField } from '@heard/contracts/engagement'
import { detect } from '@heard/privacy'
import { type Answered, answered, type Caller, Commands, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { ContributionReader } from '../contribution.reader.ts'

export class ProposeIdentifiers extends Query<AnswerOf<typeof proposeIdentifiers>> {
  constructor(
    readonly programme: string,
    readonly contribution: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

const openWords = async (reader: ContributionReader, programme: string, contribution: string, actor: string) => {
  const kept = await reader.read(programme, contribution)
  const words = await reader.words(kept.words, { actor, reason: 'de-identify' })
  if (words.status === 'withdrawn') throw new Refused('words-withdrawn')
  return words.words
}

@QueryHandler(ProposeIdentifiers)
export class ProposeIdentifiersHandler implements IQueryHandler<ProposeIdentifiers> {
  constructor(@Inject(ContributionReader) private readonly reader: ContributionReader) {}

  async execute({ programme, contribution, caller }: ProposeIdentifiers): Promise<AnswerOf<typeof proposeIdentifiers>> {
    const words = await openWords(this.reader, programme, contribution, caller.actor)
    const findings = WordsField.options.flatMap((field) => detect(words[field] ?? '').map((finding) => ({ field, ...finding })))
    return {
      words,
      proposed: findings.map(({ field, from, to, kind }) => ({ field, from, to, kind })),
      grounds: findings.map(({ confidence, why }) => ({ confidence, why })),
    }
  }
}

export class DeidentifyRequest extends Command<Answered<AnswerOf<typeof deidentifyContribution>>> {
  constructor(
    readonly programme: string,
    readonly contribution: string,
    readonly spans: BodyOf<typeof deidentifyContribution>['spans'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DeidentifyRequest)
export class DeidentifyHandler implements ICommandHandler<DeidentifyRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
  ) {}

  async execute({ programme, contribution, spans, caller }: DeidentifyRequest): Promise<Answered<AnswerOf<typeof deidentifyContribution>>> {
    const words = await openWords(this.reader, programme, contribution, caller.actor)
    const lengths = Object.fromEntries(WordsField.options.map((field) => [field, words[field]?.length ?? 0]))
    const { position } = await this.commands.run(
      contributionDecider,
      contributionStream(programme, contribution),
      { type: 'Deidentify', programme, contribution, spans, lengths },
      caller,
    )
    return answered({ contribution }, position)
  }
}
