import { type Caller, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { loadState } from '../load-state.ts'
import { codingDecider } from './coding.decider.ts'
import { codingStream } from './coding.events.ts'
import { CodeContributionRequest, UndoCodingRequest } from './coding.handlers.ts'
import { codingsWith } from './coding.state.ts'

type Place = { readonly programme: string; readonly contribution: string; readonly theme: string }

/** Somebody else was faster, and what was asked for is so. */
const unless = async (code: string, work: Promise<unknown>): Promise<void> => {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refused && error.code === code)) throw error
  }
}

/** Sees to it that a contribution has a theme or has it not, whatever codings there are. */
@Injectable()
export class Codings {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async of({ programme, contribution, theme }: Place): Promise<readonly string[]> {
    const labels = findContribution(this.index, programme, contribution)?.labels ?? []
    return codingsWith(theme, await loadState(this.platform.store, codingDecider, codingStream(programme, contribution)), labels)
  }

  async give(place: Place, caller: Caller): Promise<void> {
    const { programme, contribution, theme } = place
    if ((await this.of(place)).length > 0) return
    const request = new CodeContributionRequest({ params: { programme, contribution }, body: { theme }, query: {} }, caller)
    await unless('already-coded', this.bus.execute(request))
  }

  async takeBack(place: Place, caller: Caller): Promise<void> {
    const { programme, contribution } = place
    for (const coding of await this.of(place)) {
      const command = caller.command === undefined ? undefined : `${caller.command}/${coding}`
      const request = new UndoCodingRequest({ params: { programme, contribution, coding }, body: {}, query: {} }, { ...caller, command })
      await unless('nothing-to-undo', this.bus.execute(request))
    }
  }
}
