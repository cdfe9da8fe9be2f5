import type { WordsField } from '@heard/contracts/engagement'
import type { Excerpt, MemoAbout } from '@heard/contracts/reporting'
import type { ReadModel } from '@heard/service-kit'

export type MemoRow = {
  readonly memo: string
  readonly theme: string | null
  readonly contribution: string | null
  readonly field: WordsField | null
  readonly start: number
  readonly stop: number
  readonly words: string
  readonly version: number
  readonly at: string
  readonly actor: string
  readonly changed_at: string | null
  readonly changed_by: string | null
}

type Filter = { readonly about?: MemoAbout | undefined; readonly contribution?: string | undefined; readonly memo?: string | undefined }

const condition: Readonly<Record<MemoAbout, string>> = {
  theme: 'theme IS NOT NULL',
  contribution: 'contribution IS NOT NULL',
  programme: 'theme IS NULL AND contribution IS NULL',
}

/** The memos of a programme, the newest first, without their words. */
export const memosOf = (model: Pick<ReadModel, 'query'>, programme: string, { about, contribution, memo }: Filter = {}): readonly MemoRow[] =>
  model.query<MemoRow>(
    `SELECT memo, theme, contribution, field, start, stop, words, version, at, actor, changed_at, changed_by FROM memos
     WHERE programme = ?1 AND (?2 IS NULL OR contribution = ?2) AND (?3 IS NULL OR memo = ?3) AND ${about === undefined ? 'TRUE' : condition[about]}
     ORDER BY written DESC`,
    programme,
    contribution ?? null,
    memo ?? null,
  )

/** The excerpt of the original that a memo is on. */
export const excerptOf = ({ field, start, stop }: MemoRow): Excerpt | undefined => (field === null ? undefined : { field, from: start, to: stop })
