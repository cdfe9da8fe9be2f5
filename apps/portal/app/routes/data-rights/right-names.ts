import type { RightAsked } from '@heard/contracts/engagement'
import type { MessageKey } from '../../i18n/translator.ts'

/** Each right as people say it. */
export const rightNames: Readonly<Record<RightAsked, { readonly name: MessageKey; readonly hint: MessageKey }>> = {
  access: { name: 'right.access', hint: 'right.access-hint' },
  rectification: { name: 'right.rectification', hint: 'right.rectification-hint' },
  erasure: { name: 'right.erasure', hint: 'right.erasure-hint' },
  objection: { name: 'right.objection', hint: 'right.objection-hint' },
  restriction: { name: 'right.restriction', hint: 'right.restriction-hint' },
  portability: { name: 'right.portability', hint: 'right.portability-hint' },
}
