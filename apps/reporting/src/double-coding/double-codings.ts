import type { showDoubleCoding } from '@heard/contracts/reporting'
import { type AnswerOf, Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { codingStream } from '../coding/coding.events.ts'
import { loadState } from '../load-state.ts'
import { suggestedStream } from '../suggestion/suggestion.events.ts'
import { asCounted, type DoubleState, doubleDecider } from './double.decider.ts'
import { type DoubleFact, doubleStream } from './double.events.ts'
import { doubleView } from './double.view.ts'

type SampleRow = { readonly sample: string; readonly at: string }
export type Place = { readonly programme: string; readonly sample: string }

/** Samples of a programme, what of them can be read, and who knows how it was coded. */
@Injectable()
export class DoubleCodings {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
  ) {}

  /** The newest first. */
  samples(programme: string): readonly SampleRow[] {
    return this.model.query<SampleRow>('SELECT sample, at FROM double_samples WHERE programme = ? ORDER BY at DESC, sample', programme)
  }

  state({ programme, sample }: Place): Promise<DoubleState> {
    return loadState(this.platform.store, doubleDecider, doubleStream(programme, sample))
  }

  async view(programme: string, { sample, at }: SampleRow): Promise<AnswerOf<typeof showDoubleCoding>> {
    const state = await this.state({ programme, sample })
    return { sample, at, ...doubleView(asCounted(state, this.codebook.senses(programme)), this.readable(programme, state)) }
  }

  /** Those of a sample that are in use and de-identified, and that nobody calls hard to read. */
  readable(programme: string, { first }: DoubleState): readonly string[] {
    return [...first.keys()].filter((contribution) => {
      const held = findContribution(this.index, programme, contribution)
      return held && held.summary.state !== 'withdrawn' && !held.summary.hard && held.textVersion > 0 && Object.keys(held.lengths).length > 0
    })
  }

  /** Who has coded each of them or taken a code back, answered a suggestion for it, coded it again in any sample, or settled a difference of it. */
  async knownTo(programme: string, contributions: readonly string[]): Promise<(contribution: string) => ReadonlySet<string>> {
    const known = new Map(contributions.map((contribution) => [contribution, new Set<string>()]))
    for (const [contribution, actors] of known) {
      for (const stream of [codingStream(programme, contribution), suggestedStream(programme, contribution)]) {
        for await (const { metadata } of this.platform.store.readStream(stream)) actors.add(metadata.actor)
      }
    }
    for (const { sample } of this.samples(programme)) {
      for await (const { type, data, metadata } of this.platform.store.readStream<DoubleFact>(doubleStream(programme, sample))) {
        if (type !== 'DoubleCodingDrawn') known.get(data.contribution)?.add(metadata.actor)
      }
    }
    return (contribution) => known.get(contribution) ?? new Set()
  }
}
