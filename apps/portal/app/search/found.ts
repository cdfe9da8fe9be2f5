import type { LocalText } from '@heard/contracts'

/** What can be found: pages of the public alone. `href`: its address without the language. */
export type Part = 'programme' | 'support' | 'information' | 'gathering' | 'recommendation' | 'commitment'
export type Document = { readonly href: string; readonly part: Part; readonly title: LocalText; readonly text: string }

/** A stretch of text; `hit`: somebody looked for it. */
export type Stretch = { readonly text: string; readonly hit: boolean }
export type Found = { readonly href: string; readonly part: Part; readonly title: LocalText; readonly excerpt: readonly Stretch[] }
