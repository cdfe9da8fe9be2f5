import { answerSuggestion, learnSuggestions, showSuggesting, suggestThemes, switchSuggestions } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { AnswerSuggestion, LearnSuggestions, SuggestingQuery, SuggestThemes, SwitchSuggestions } from './suggestion.handlers.ts'

@Controller()
export class SuggestionController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showSuggesting)
  show(@Input() { params }: InputOf<typeof showSuggesting>) {
    return this.queries.execute(new SuggestingQuery(params.programme))
  }

  @Implements(switchSuggestions)
  switch(@Input() input: InputOf<typeof switchSuggestions>, @From() caller: Caller) {
    return this.commands.execute(new SwitchSuggestions(input, caller))
  }

  @Implements(learnSuggestions)
  learn(@Input() { params }: InputOf<typeof learnSuggestions>, @From() caller: Caller) {
    return this.commands.execute(new LearnSuggestions(params.programme, caller))
  }

  @Implements(suggestThemes)
  suggest(@Input() { params }: InputOf<typeof suggestThemes>) {
    return this.queries.execute(new SuggestThemes(params))
  }

  @Implements(answerSuggestion)
  answer(@Input() input: InputOf<typeof answerSuggestion>, @From() caller: Caller) {
    return this.commands.execute(new AnswerSuggestion(input, caller))
  }
}
