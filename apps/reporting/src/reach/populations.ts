import type { Population } from '@heard/contracts/reporting'
import { Inject, Injectable } from '@nestjs/common'
import { HistoryReader } from '../accountability/history.reader.ts'
import { Wordings } from '../wordings.ts'
import { populationDecider } from './population.decider.ts'

/** How many people there are, as staff said it, with the words of each source. */
@Injectable()
export class Populations {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async of(programme: string): Promise<Population[]> {
    const state = this.histories.populations(programme).reduce(populationDecider.evolve, populationDecider.initial)
    const figures = [...state.values()]
    const words = await this.wordings.read(figures.map(({ source }) => source.ref))
    return figures.map(({ population, people, year, source }) => ({
      ...population,
      people,
      year,
      source: words.get(source.ref) ?? { status: 'tampered' },
    }))
  }
}
