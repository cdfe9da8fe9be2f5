import { askForProof } from '@heard/contracts/engagement'
import { type AnswerOf, type Caller, From, Implements, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { submissionCost } from '../limits.ts'
import { Proofs } from './proofs.ts'
import { Suspicion } from './suspicion.ts'

@Controller()
export class ProofController {
  constructor(
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Suspicion) private readonly suspicion: Suspicion,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(askForProof)
  async ask(@From() caller: Caller): Promise<AnswerOf<typeof askForProof>> {
    const now = Date.parse(caller.at)
    if (!this.suspicion.isFlooded(now)) return {}
    this.limiter.take(caller.address, now, submissionCost)
    return { challenge: await this.proofs.challenge(now) }
  }
}
