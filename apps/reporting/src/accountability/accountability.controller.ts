import {
  addressedToUs,
  commitmentHistory,
  gatheringOutcomes,
  listRecommendations,
  recommendationEvidence,
  recommendationHistory,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { GatheringOutcomesQuery } from './gathering-outcomes.handler.ts'
import { CommitmentHistoryQuery, RecommendationHistoryQuery } from './public.handlers.ts'
import { AddressedQuery, EvidenceQuery, StaffAccountabilityQuery } from './staff.handlers.ts'

@Controller()
export class AccountabilityController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(listRecommendations)
  list(@Input() { params }: InputOf<typeof listRecommendations>, @From() caller: Caller) {
    return this.queries.execute(new StaffAccountabilityQuery(params.programme, caller))
  }

  @Implements(recommendationEvidence)
  evidence(@Input() input: InputOf<typeof recommendationEvidence>) {
    return this.queries.execute(new EvidenceQuery(input))
  }

  @Implements(addressedToUs)
  addressed(@Input() { params }: InputOf<typeof addressedToUs>, @From() caller: Caller) {
    return this.queries.execute(new AddressedQuery(params.programme, caller))
  }

  @Implements(gatheringOutcomes)
  gathering(@Input() { params }: InputOf<typeof gatheringOutcomes>, @From() caller: Caller) {
    return this.queries.execute(new GatheringOutcomesQuery(params, caller))
  }

  @Implements(recommendationHistory)
  recommendation(@Input() input: InputOf<typeof recommendationHistory>, @From() caller: Caller) {
    return this.queries.execute(new RecommendationHistoryQuery(input, caller))
  }

  @Implements(commitmentHistory)
  commitment(@Input() input: InputOf<typeof commitmentHistory>, @From() caller: Caller) {
    return this.queries.execute(new CommitmentHistoryQuery(input, caller))
  }
}
