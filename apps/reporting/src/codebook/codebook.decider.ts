import type { Decider } from '@heard/event-sourcing'
import {
  type DefineTheme,
  type DefineThemeRefusal,
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

export type CodebookCommand = DefineTheme | ImportThemes | RewordTheme | MoveTheme | RetireTheme
export type CodebookRefusal = DefineThemeRefusal | RewordThemeRefusal | MoveThemeRefusal | RetireThemeRefusal

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
    }
  },
}
