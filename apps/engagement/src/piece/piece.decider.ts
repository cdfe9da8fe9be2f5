import type { Sealed } from '@heard/contracts'
import type { PieceAbout, PieceKind, PieceOwner } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { monthsAfter } from '@heard/privacy'
import type { PieceFact } from './piece.events.ts'

type One = { readonly programme: string; readonly piece: string; readonly today: string }

export type Version = {
  readonly about: PieceAbout
  readonly languages: readonly string[]
  readonly unchecked: readonly string[]
  readonly owner: PieceOwner
  readonly reviewBy: string | undefined
  readonly words: Sealed
}

export type PieceCommand =
  | (One & { readonly type: 'Write'; readonly base: number; readonly version: Version })
  | (One & { readonly type: 'Publish' })
  | (One & { readonly type: 'Unpublish' })
  | (One & { readonly type: 'Confirm'; readonly reviewBy: string })
  | (One & { readonly type: 'Retire' })

export type PieceRefusal =
  | 'unknown-piece'
  | 'piece-retired'
  | 'changed-since'
  | 'kind-stays'
  | 'review-missing'
  | 'review-not-ahead'
  | 'review-overdue'
  | 'nothing-new'
  | 'not-published'

export type PieceState = {
  readonly kind: PieceKind | undefined
  readonly newest: number
  readonly published: number | undefined
  /** Of the newest version, or later when somebody said since that it is right. */
  readonly reviewBy: string | undefined
  readonly retired: boolean
}

type Outcome = Decision<PieceFact, PieceRefusal>

const MONTHS_AHEAD = 24
const isAhead = (day: string, today: string): boolean => day > today && day <= monthsAfter(today, MONTHS_AHEAD)
/** Only a day that somebody entered can be wrong; whether there must be one depends on what it is. */
const reviewProblem = ({ about, reviewBy }: Version, today: string): 'review-missing' | 'review-not-ahead' | undefined => {
  if (reviewBy === undefined) return about.kind === 'service' ? 'review-missing' : undefined
  return isAhead(reviewBy, today) ? undefined : 'review-not-ahead'
}

const write = ({ programme, piece, today, base, version }: Extract<PieceCommand, { type: 'Write' }>, state: PieceState): Outcome => {
  if (base > 0 && state.newest === 0) return refuse('unknown-piece')
  if (state.retired) return refuse('piece-retired')
  if (base !== state.newest) return refuse('changed-since')
  if (state.kind !== undefined && state.kind !== version.about.kind) return refuse('kind-stays')
  const problem = reviewProblem(version, today)
  if (problem) return refuse(problem)
  const { about, owner, words, reviewBy } = version
  const languages = [...version.languages]
  const unchecked = version.unchecked.filter((language) => languages.includes(language))
  const said = { programme, piece, pieceVersion: base + 1, about, languages, unchecked, owner, words }
  return accept<PieceFact>({ type: 'PieceWritten', data: reviewBy === undefined ? said : { ...said, reviewBy } })
}

const publish = (
  one: { readonly programme: string; readonly piece: string },
  { newest, published, reviewBy }: PieceState,
  today: string,
): Outcome => {
  if (published === newest) return refuse('nothing-new')
  if (reviewBy !== undefined && reviewBy < today) return refuse('review-overdue')
  const data = { ...one, pieceVersion: newest }
  return accept<PieceFact>({ type: 'PiecePublished', data: reviewBy === undefined ? data : { ...data, reviewBy } })
}

const step = (command: Exclude<PieceCommand, { type: 'Write' }>, state: PieceState): Outcome => {
  if (state.newest === 0) return refuse('unknown-piece')
  if (state.retired) return refuse('piece-retired')
  const one = { programme: command.programme, piece: command.piece }
  switch (command.type) {
    case 'Publish':
      return publish(one, state, command.today)
    case 'Unpublish':
      return state.published === undefined ? refuse('not-published') : accept<PieceFact>({ type: 'PieceUnpublished', data: one })
    case 'Confirm':
      return isAhead(command.reviewBy, command.today)
        ? accept<PieceFact>({ type: 'PieceConfirmed', data: { ...one, reviewBy: command.reviewBy } })
        : refuse('review-not-ahead')
    case 'Retire':
      return accept<PieceFact>({ type: 'PieceRetired', data: one })
  }
}

const evolve = (state: PieceState, { type, data }: PieceFact): PieceState => {
  switch (type) {
    case 'PieceWritten':
      return { ...state, kind: data.about.kind, newest: data.pieceVersion, reviewBy: data.reviewBy }
    case 'PiecePublished':
      return { ...state, published: data.pieceVersion }
    case 'PieceUnpublished':
      return { ...state, published: undefined }
    case 'PieceConfirmed':
      return { ...state, reviewBy: data.reviewBy }
    case 'PieceRetired':
      return { ...state, published: undefined, retired: true }
  }
}

/** A piece of what staff tell the public: written in versions, of which one at a time is published. */
export const pieceDecider: Decider<PieceCommand, PieceState, PieceFact, PieceRefusal> = {
  initial: { kind: undefined, newest: 0, published: undefined, reviewBy: undefined, retired: false },
  evolve,
  decide: (command, state) => (command.type === 'Write' ? write(command, state) : step(command, state)),
}
