import type { LearnedBecause } from '@heard/contracts/reporting'
import { Commands, Platform, Refused, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countLeft } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { Workers } from '../workers.ts'
import { examplesIn } from './examples.query.ts'
import { fewest, learnable, type Measured, type Model } from './model.ts'
import { suggestingDecider } from './suggestion.decider.ts'
import { suggestingStream } from './suggestion.events.ts'
import { SuggestionsReader } from './suggestions.reader.ts'

type Source = Parameters<Commands['run']>[3]
type Held = { readonly model: Model; readonly number: number; readonly left: number }
type FromWorker = { readonly model: Model; readonly measured: Measured }

/**
 * The models of the programmes. They live in the memory of this process and nowhere else, and one from which somebody left is forgotten before it is
 * used again: no word outlives the person who said it.
 */
@Injectable()
export class SuggestionModels {
  private readonly held = new Map<string, Held>()
  private readonly learning = new Set<string>()
  private readonly workers = new Workers()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.workers.end()
  }

  /** Somebody left: nothing that was learned is kept. */
  forgetAll(): number {
    const { size } = this.held
    this.held.clear()
    return size
  }

  forget(programme: string): void {
    this.held.delete(programme)
  }

  /** The model in use. Where one was learned before and is gone, it is learned again meanwhile. */
  current(programme: string): Held | 'none' | 'learning' {
    const held = this.held.get(programme)
    if (held && held.left === countLeft(this.index, programme)) return held
    this.held.delete(programme)
    if (this.learning.has(programme)) return 'learning'
    if (this.reader.models(programme).length === 0) return 'none'
    const because = held ? 'somebody-left' : 'started'
    void this.learn(programme, because, systemSource(this.platform.clock, `learn/${programme}/${this.platform.clock.now()}`)).catch(() => undefined)
    return this.learning.has(programme) ? 'learning' : 'none'
  }

  /** @throws Refused `too-little-coded` | `learning-already` | `suggestions-off` */
  async learn(programme: string, because: LearnedBecause, source: Source) {
    if (this.learning.has(programme)) throw new Refused('learning-already')
    const inUse = this.codebook.themes(programme).flatMap(({ theme, retired }) => (retired === 0 ? [theme] : []))
    const examples = examplesIn(this.index, programme)
    const themes = learnable(examples, inUse)
    if (themes.length < fewest.themes) throw new Refused('too-little-coded')
    const left = countLeft(this.index, programme)
    this.learning.add(programme)
    try {
      const { model, measured } = await this.workers.run<FromWorker>(new URL('./train.worker.ts', import.meta.url), { examples, themes })
      const figures = { contributions: examples.length, people: new Set(examples.map(({ person }) => person)).size, themes: themes.length }
      const ran = await this.commands.run(
        suggestingDecider,
        suggestingStream(programme),
        { type: 'Learned', programme, because, ...figures, words: model.vocabulary.numbers.size, ...measured },
        source,
      )
      const number = ran.accepted.flatMap(({ type, data }) => (type === 'SuggestionsLearned' ? [data.number] : [])).at(-1) ?? 1
      this.held.set(programme, { model, number, left })
      return { number, position: ran.position }
    } finally {
      this.learning.delete(programme)
    }
  }
}
