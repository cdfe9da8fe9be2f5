import { type Caller, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { themeProblem } from '../codebook/codebook.decide.ts'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import { codebookStream } from '../codebook/codebook.events.ts'
import { loadState } from '../load-state.ts'
import { codingDecider } from './coding.decider.ts'
import { codingStream } from './coding.events.ts'
import { CodeContributionRequest, UndoCodingRequest } from './coding.handlers.ts'
import { meant, standingIn } from './coding.state.ts'

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

  async of(place: Place): Promise<readonly string[]> {
    return (await this.meaning(place)).map(({ coding }) => coding)
  }

  async give(place: Place, caller: Caller): Promise<void> {
    const { programme, contribution, theme } = place
    if ((await this.of(place)).length > 0) return
    const request = new CodeContributionRequest({ params: { programme, contribution }, body: { theme }, query: {} }, caller)
    await unless('already-coded', this.bus.execute(request))
  }

  /** Where a coding was sorted to several parts, the others that are in use are given for themselves. */
  async takeBack(place: Place, caller: Caller): Promise<void> {
    const { programme, contribution } = place
    for (const { coding, others } of await this.meaning(place)) {
      const part = (of: string): Caller => ({ ...caller, command: caller.command === undefined ? undefined : `${caller.command}/${of}` })
      const request = new UndoCodingRequest({ params: { programme, contribution, coding }, body: {}, query: {} }, part(coding))
      await unless('nothing-to-undo', this.bus.execute(request))
      for (const other of others) await this.give({ programme, contribution, theme: other }, part(`${coding}/${other}`))
    }
  }

  /** The codings that count as a theme, by themselves or by what the codebook says of theirs. */
  private async meaning({
    programme,
    contribution,
    theme,
  }: Place): Promise<readonly { readonly coding: string; readonly others: readonly string[] }[]> {
    const { store } = this.platform
    const labels = findContribution(this.index, programme, contribution)?.labels ?? []
    const codebook = await loadState(store, codebookDecider, codebookStream(programme))
    const state = await loadState(store, codingDecider, codingStream(programme, contribution))
    return standingIn(state, labels)
      .map((standing) => ({ coding: standing.coding, themes: meant(codebook, state, standing) }))
      .filter(({ themes }) => themes.includes(theme))
      .map(({ coding, themes }) => ({ coding, others: themes.filter((other) => other !== theme && themeProblem(codebook, other) === undefined) }))
  }
}
