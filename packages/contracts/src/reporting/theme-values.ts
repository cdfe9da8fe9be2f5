import { z } from 'zod'
import { InProgramme, ThemeId } from './values.ts'
import { DefinitionText, NameText, WrittenIn } from './wording.ts'

export const OneTheme = InProgramme.extend({ theme: ThemeId })
export const themeWords = { name: NameText, definition: DefinitionText.optional(), language: WrittenIn }
/** The version of a theme as whoever changes it saw it: refused where somebody else changed it since. Left out: whatever it is. */
export const seenVersion = z.coerce.number().int().min(1).optional()

export const unknownTheme = { 'unknown-theme': { status: 404, title: 'This theme is not in the codebook' } } as const
export const notInUse = {
  'theme-retired': { status: 409, title: 'This theme is retired and no longer used' },
  'theme-merged': { status: 409, title: 'This theme counts as another one now; use that one, or undo the merging' },
} as const
export const themeChanged = { 'theme-changed': { status: 409, title: 'Somebody changed this theme since you opened it; see how it is now' } } as const
export const splitOpen = { 'split-open': { status: 409, title: 'It is split, and not all of it is sorted; finish that first, or undo it' } } as const
/** The theme around it is retired, or counts as another one. */
export const placeGone = {
  'parent-retired': { status: 409, title: 'The theme that it lies in is not used any more; bring that back first' },
} as const
