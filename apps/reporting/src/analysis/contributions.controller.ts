import { listContributions, showContribution } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { ListContributionsQuery, ShowContributionQuery } from './contributions.handlers.ts'

@Controller()
export class ContributionsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(listContributions)
  list(@Input() input: InputOf<typeof listContributions>) {
    return this.queries.execute(new ListContributionsQuery(input))
  }

  @Implements(showContribution)
  show(@Input() input: InputOf<typeof showContribution>, @From() caller: Caller) {
    return this.queries.execute(new ShowContributionQuery(input, caller))
  }
}
