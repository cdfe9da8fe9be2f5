import type { Task } from '@heard/contracts'
import { type Caller, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { loadState } from '../load-state.ts'
import { reportDecider } from './report.decider.ts'
import { reportStream } from './report.events.ts'

/** A report that waits for a second person, for everybody but whoever proposed it. */
@Injectable()
export class ReportTasks {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store'>) {}

  async waiting(programme: string, { actor }: Pick<Caller, 'actor'>): Promise<readonly Task[]> {
    const { proposal } = await loadState(this.platform.store, reportDecider, reportStream(programme))
    if (!proposal || proposal.proposedBy === actor) return []
    return [{ kind: 'report', id: proposal.report, programme, since: `${proposal.asOf}T00:00:00.000Z`, urgent: false }]
  }
}
