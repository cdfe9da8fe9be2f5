import type { PieceKind, PieceOwner } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'

/** A piece with one of its versions. */
export type PieceRow = {
  readonly piece: string
  readonly programme: string
  readonly kind: PieceKind
  readonly newest: number
  readonly published: number | null
  /** The day by which what stands now is to be checked. */
  readonly review_by: string | null
  readonly checked_on: string | null
  readonly retired: number
  readonly changed_at: string
  readonly about: string
  readonly unchecked: string
  readonly owner: PieceOwner
  readonly content: string
}

export type VersionRow = {
  readonly version: number
  readonly about: string
  readonly unchecked: string
  readonly owner: PieceOwner
  readonly review_by: string | null
  readonly content: string
  readonly by_account: string
  readonly at: string
}

const WITH = (version: 'newest' | 'published'): string =>
  `SELECT p.*, v.about, v.unchecked, v.owner, v.content FROM pieces p JOIN piece_versions v ON v.piece = p.piece AND v.version = p.${version} WHERE p.programme = ?`

/** Everything of a programme, with its newest version. */
export const piecesIn = (model: ReadModel, programme: string): readonly PieceRow[] => model.query<PieceRow>(WITH('newest'), programme)

export const pieceIn = (model: ReadModel, programme: string, piece: string): PieceRow | undefined =>
  model.query<PieceRow>(`${WITH('newest')} AND p.piece = ?`, programme, piece)[0]

/** What is published, as it is published. */
export const publishedIn = (model: ReadModel, programme: string, kind: PieceKind): readonly PieceRow[] =>
  model.query<PieceRow>(`${WITH('published')} AND p.kind = ? ORDER BY p.piece`, programme, kind)

/** Newest first. */
export const versionsOf = (model: ReadModel, piece: string): readonly VersionRow[] =>
  model.query<VersionRow>('SELECT * FROM piece_versions WHERE piece = ? ORDER BY version DESC', piece)
