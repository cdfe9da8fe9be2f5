import type { PieceFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const pieces: Table = {
  name: 'pieces',
  columns: {
    piece: 'TEXT',
    programme: 'TEXT',
    kind: 'TEXT',
    newest: 'INTEGER',
    published: 'INTEGER NULL',
    review_by: 'TEXT NULL',
    checked_on: 'TEXT NULL',
    retired: 'INTEGER',
    changed_at: 'TEXT',
  },
  key: ['piece'],
  indexes: [['programme', 'kind']],
}

/** Every version; `content` is a reference of the vault. */
const versions: Table = {
  name: 'piece_versions',
  columns: {
    piece: 'TEXT',
    version: 'INTEGER',
    about: 'TEXT',
    unchecked: 'TEXT',
    owner: 'TEXT',
    review_by: 'TEXT NULL',
    content: 'TEXT',
    by_account: 'TEXT',
    at: 'TEXT',
  },
  key: ['piece', 'version'],
}

const written = ({ data, metadata }: RecordedFact<PieceFact<'PieceWritten'>>): readonly Change[] => {
  const { programme, piece, pieceVersion: version, about, unchecked, owner, words } = data
  const review_by = data.reviewBy ?? null
  const { actor, at } = metadata
  const row = { about: JSON.stringify(about), unchecked: JSON.stringify(unchecked), owner, review_by, content: words.ref, by_account: actor, at }
  const head =
    version === 1
      ? put(pieces, {
          piece,
          programme,
          kind: about.kind,
          newest: 1,
          published: null,
          review_by,
          checked_on: null,
          retired: 0,
          changed_at: at,
        })
      : patch(pieces, { piece }, { newest: version, changed_at: at })
  return [head, put(versions, { piece, version, ...row })]
}

const project = (fact: RecordedFact<PieceFact>): readonly Change[] => {
  const { piece } = fact.data
  const changed_at = fact.metadata.at
  // What a programme's file brought was checked by nobody here.
  const checked_on = fact.metadata.actor === 'system' ? null : changed_at.slice(0, 10)
  switch (fact.type) {
    case 'PieceWritten':
      return written(fact as RecordedFact<PieceFact<'PieceWritten'>>)
    case 'PiecePublished': {
      const { pieceVersion, reviewBy } = (fact as RecordedFact<PieceFact<'PiecePublished'>>).data
      return [patch(pieces, { piece }, { published: pieceVersion, review_by: reviewBy ?? null, checked_on, changed_at })]
    }
    case 'PieceUnpublished':
      return [patch(pieces, { piece }, { published: null, changed_at })]
    case 'PieceConfirmed': {
      const { reviewBy } = (fact as RecordedFact<PieceFact<'PieceConfirmed'>>).data
      return [patch(pieces, { piece }, { review_by: reviewBy, checked_on, changed_at })]
    }
    case 'PieceRetired':
      return [patch(pieces, { piece }, { published: null, retired: 1, changed_at })]
  }
}

/** What staff have written for the public, with every version of it. */
export const piecesProjection: Projection = {
  name: 'pieces',
  version: 1,
  tables: [pieces, versions],
  types: ['PieceWritten', 'PiecePublished', 'PieceUnpublished', 'PieceConfirmed', 'PieceRetired'] satisfies readonly PieceFact['type'][],
  project: (fact) => project(fact as RecordedFact<PieceFact>),
}
