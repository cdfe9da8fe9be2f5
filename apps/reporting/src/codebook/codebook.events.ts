import type { ReportingFact } from '@heard/contracts/reporting'

export type CodebookFact = ReportingFact<
  | 'ThemeDefined'
  | 'ThemeReworded'
  | 'ThemeMoved'
  | 'ThemeRetired'
  | 'ThemeBroughtBack'
  | 'ThemeMerged'
  | 'ThemeMergeUndone'
  | 'ThemeSplit'
  | 'SplitFinished'
  | 'SplitUndone'
>

export const codebookStream = (programme: string): string => `codebook-${programme}`
