import type { SuggestionModel } from '@heard/contracts/reporting'
import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

type Answered = { readonly theme: string; readonly confirmed: number; readonly refused: number }

/** What is recorded of suggestions. */
@Injectable()
export class SuggestionsReader {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  isOn(programme: string): boolean {
    return this.model.query<{ on_now: number }>('SELECT on_now FROM suggesting WHERE programme = ?', programme)[0]?.on_now === 1
  }

  /** The newest first. */
  models(programme: string): SuggestionModel[] {
    return [
      ...this.model.query<SuggestionModel>(
        'SELECT number, at, contributions, people, themes, words, right, f1, texts FROM suggestion_models WHERE programme = ? ORDER BY number DESC LIMIT 20',
        programme,
      ),
    ]
  }

  agreement(programme: string): Answered[] {
    return [
      ...this.model.query<Answered>(
        `SELECT theme, sum(confirmed) AS confirmed, sum(1 - confirmed) AS refused FROM suggestion_answers WHERE programme = ?
         GROUP BY theme ORDER BY count(*) DESC, theme`,
        programme,
      ),
    ]
  }

  answered(programme: string, contribution: string): ReadonlySet<string> {
    const rows = this.model.query<{ theme: string }>(
      'SELECT theme FROM suggestion_answers WHERE programme = ? AND contribution = ?',
      programme,
      contribution,
    )
    return new Set(rows.map(({ theme }) => theme))
  }
}
