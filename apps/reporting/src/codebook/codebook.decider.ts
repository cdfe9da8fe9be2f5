import type { Decider } from '@heard/event-sourcing'
import {
  type BringBackTheme,
  type BringBackThemeRefusal,
  type DefineTheme,
  type DefineThemeRefusal,
  decideBringBackTheme,
  decideDefineTheme,
  decideImportThemes,
  decideMoveTheme,
  decideRetireTheme,
  decideRewordTheme,
  type ImportThemes,
  type MoveTheme,
  type MoveThemeRefusal,
  type RetireTheme,
  type RetireThemeRefusal,
  type RewordTheme,
  type RewordThemeRefusal,
} from './codebook.decide.ts'
import type { CodebookFact } from './codebook.events.ts'
import { type CodebookState, evolve, initial } from './codebook.state.ts'
import { decideMergeTheme, decideUndoMerge, type MergeTheme, type MergeThemeRefusal, type UndoMerge, type UndoMergeRefusal } from './merge.decide.ts'
import {
  decideFinishSplit,
  decideSplitTheme,
  decideUndoSplit,
  type FinishSplit,
  type FinishSplitRefusal,
  type SplitTheme,
  type SplitThemeRefusal,
  type UndoSplit,
  type UndoSplitRefusal,
} from './split.decide.ts'

export type CodebookCommand =
  | DefineTheme
  | ImportThemes
  | RewordTheme
  | MoveTheme
  | RetireTheme
  | BringBackTheme
  | MergeTheme
  | UndoMerge
  | SplitTheme
  | FinishSplit
  | UndoSplit
export type CodebookRefusal =
  | DefineThemeRefusal
  | RewordThemeRefusal
  | MoveThemeRefusal
  | RetireThemeRefusal
  | BringBackThemeRefusal
  | MergeThemeRefusal
  | UndoMergeRefusal
  | SplitThemeRefusal
  | FinishSplitRefusal
  | UndoSplitRefusal

export const codebookDecider: Decider<CodebookCommand, CodebookState, CodebookFact, CodebookRefusal> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'DefineTheme':
        return decideDefineTheme(command, state)
      case 'ImportThemes':
        return decideImportThemes(command, state)
      case 'RewordTheme':
        return decideRewordTheme(command, state)
      case 'MoveTheme':
        return decideMoveTheme(command, state)
      case 'RetireTheme':
        return decideRetireTheme(command, state)
      case 'BringBackTheme':
        return decideBringBackTheme(command, state)
      case 'MergeTheme':
        return decideMergeTheme(command, state)
      case 'UndoMerge':
        return decideUndoMerge(command, state)
      case 'SplitTheme':
        return decideSplitTheme(command, state)
      case 'FinishSplit':
        return decideFinishSplit(command, state)
      case 'UndoSplit':
        return decideUndoSplit(command, state)
    }
  },
}
