import { given, type Sealed } from '@heard/contracts'
import type { Excerpt } from '@heard/contracts/reporting'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { type ThemeProblem, themeProblem } from '../codebook/codebook.decide.ts'
import type { CodebookState } from '../codebook/codebook.state.ts'
import type { MemoFact } from './memo.events.ts'

export type MemoState = {
  readonly status: 'none' | 'kept' | 'removed'
  /** How often it was written: who changes or removes it says what they saw. */
  readonly version: number
  readonly contribution: string | undefined
}

type One = { readonly programme: string; readonly memo: string }
type WriteMemo = One & {
  readonly type: 'Write'
  readonly theme?: string | undefined
  readonly contribution?: string | undefined
  /** Into the sealed original. */
  readonly excerpt?: Excerpt | undefined
  readonly words: Sealed
  readonly codebook: CodebookState
}
type ChangeMemo = One & { readonly type: 'Change'; readonly words: Sealed; readonly seen: number }
type RemoveMemo = One & { readonly type: 'Remove'; readonly seen: number }
export type MemoCommand = WriteMemo | ChangeMemo | RemoveMemo
export type MemoRefusal = 'memo-exists' | ThemeProblem | 'unknown-memo' | 'memo-removed' | 'memo-changed'

type Outcome = Decision<MemoFact, MemoRefusal>

const write = ({ programme, memo, theme, contribution, excerpt, words, codebook }: WriteMemo, { status }: MemoState): Outcome => {
  if (status !== 'none') return refuse('memo-exists')
  const problem = theme === undefined ? undefined : themeProblem(codebook, theme)
  if (problem) return refuse(problem)
  return accept<MemoFact>({ type: 'MemoWritten', data: { programme, memo, ...given({ theme, contribution, excerpt }), words } })
}

const unless = ({ status, version }: MemoState, seen: number, fact: MemoFact): Outcome => {
  if (status === 'none') return refuse('unknown-memo')
  if (status === 'removed') return refuse('memo-removed')
  return version === seen ? accept(fact) : refuse('memo-changed')
}

export const memoDecider: Decider<MemoCommand, MemoState, MemoFact, MemoRefusal> = {
  initial: { status: 'none', version: 0, contribution: undefined },
  evolve(state, { type, data }) {
    switch (type) {
      case 'MemoWritten':
        return { status: 'kept', version: 1, contribution: data.contribution }
      case 'MemoChanged':
        return { ...state, version: state.version + 1 }
      case 'MemoRemoved':
        return { ...state, status: 'removed' }
    }
  },
  decide(command, state) {
    const { programme, memo } = command
    switch (command.type) {
      case 'Write':
        return write(command, state)
      case 'Change':
        return unless(state, command.seen, { type: 'MemoChanged', data: { programme, memo, words: command.words } })
      case 'Remove':
        return unless(state, command.seen, { type: 'MemoRemoved', data: { programme, memo } })
    }
  },
}
