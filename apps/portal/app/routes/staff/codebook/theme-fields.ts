import { longest } from '@heard/contracts/reporting'
import type { Typed } from '../../../services/typed.ts'

/** What is typed of a theme. */
export const themeFields: readonly Typed[] = [
  { name: 'name', longest: longest.name, missing: 'Enter a name for the theme' },
  { name: 'definition', longest: longest.definition },
]
