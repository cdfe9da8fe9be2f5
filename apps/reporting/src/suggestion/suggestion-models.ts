import type { LearnedBecause } from '@heard/contracts/reporting'
import { Commands, Platform, Refused, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { Workers } from '../workers.ts'
import { areAsTheyWere, codedTexts, examplesIn, type TextVersions } from './examples.query.ts'
import { fewest, learnable, type Measured, type Model, peopleIn } from './model.ts'
import { suggestingDecider } from './suggestion.decider.ts'
import { suggestingStream } from './suggestion.events.ts'
import { SuggestionsReader } from './suggestions.reader.ts'

type Source = Parameters<Commands['run']>[3]
type Held = { readonly model: Model; readonly number: number; readonly texts: TextVersions }
type FromWorker = { readonly model: Model; readonly measured: Measured }

/**
 * The models of the programmes. They live in the memory of this process and nowhere else. When the index here forgets a person they go; and one that learned from a text which is not in use any more,
 * or reads otherwise now, is forgotten before it is used again: no word outlives the person who said it.
 */
@Injectable()
export class SuggestionModels {
  private readonly held = new Map<string, Held>()
  private readonly learning = new Set<string>()
  /** How often each programme's model was forgotten: what was being learned meanwhile may hold what it must not. */
  private readonly forgotten = new Map<string, number>()
  /** Programmes whose model is gone because of a text that it had learned from. */
  private readonly left = new Set<string>()
  private readonly workers = new Workers()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
  ) {
    index.whenForgetting(() => this.forgetAll())
  }

  async onApplicationShutdown(): Promise<void> {
    await this.workers.end()
  }

  /** Somebody left: nothing that was learned is kept. */
  forgetAll(): number {
    const { size } = this.held
    for (const programme of [...this.held.keys(), ...this.learning]) this.lose(programme)
    return size
  }

  forget(programme: string): void {
    this.forgotten.set(programme, this.generation(programme) + 1)
    this.held.delete(programme)
  }

  /** The model in use. Where one was learned before and is gone, it is learned again meanwhile. */
  async current(programme: string): Promise<Held | 'none' | 'learning'> {
    const held = this.held.get(programme)
    const stands = held !== undefined && (await areAsTheyWere(this.index, programme, held.texts))
    if (stands && this.held.get(programme) === held) return held
    if (held && this.held.get(programme) === held) this.lose(programme)
    if (this.learning.has(programme)) return 'learning'
    if (this.reader.models(programme).length === 0) return 'none'
    const because = this.left.has(programme) ? 'somebody-left' : 'started'
    void this.learn(programme, because, systemSource(this.platform.clock, `learn/${programme}/${this.platform.clock.now()}`)).catch(() => undefined)
    return this.learning.has(programme) ? 'learning' : 'none'
  }

  /** @throws Refused `too-little-coded` | `learning-already` | `suggestions-off` */
  async learn(programme: string, because: LearnedBecause, source: Source) {
    if (this.learning.has(programme)) throw new Refused('learning-already')
    const examples = examplesIn(this.index, programme)
    const themes = learnable(examples, this.codebook.inUse(programme))
    if (themes.length < fewest.themes) throw new Refused('too-little-coded')
    const texts = codedTexts(this.index, programme)
    const generation = this.generation(programme)
    this.learning.add(programme)
    try {
      const { model, measured } = await this.workers.run<FromWorker>(new URL('./train.worker.ts', import.meta.url), { examples, themes })
      const figures = { contributions: examples.length, people: peopleIn(examples), themes: themes.length }
      const ran = await this.commands.run(
        suggestingDecider,
        suggestingStream(programme),
        { type: 'Learned', programme, because, ...figures, words: model.vocabulary.numbers.size, ...measured },
        source,
      )
      const number = ran.accepted.flatMap(({ type, data }) => (type === 'SuggestionsLearned' ? [data.number] : [])).at(-1) ?? 1
      await this.hold(programme, { model, number, texts }, generation)
      return { number, position: ran.position }
    } finally {
      this.learning.delete(programme)
    }
  }

  private generation(programme: string): number {
    return this.forgotten.get(programme) ?? 0
  }

  private lose(programme: string): void {
    this.forget(programme)
    this.left.add(programme)
  }

  /** Unless something was to be forgotten meanwhile. */
  private async hold(programme: string, held: Held, generation: number): Promise<void> {
    const stands = await areAsTheyWere(this.index, programme, held.texts)
    if (generation !== this.generation(programme)) return
    if (stands) {
      this.held.set(programme, held)
      this.left.delete(programme)
    } else this.lose(programme)
  }
}
