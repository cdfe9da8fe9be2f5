export type { PaperFact } from '@heard/contracts/engagement'

type Place = { readonly programme: string; readonly conversation: string }
/** One form of a conversation. */
export type PaperForm = Place & { readonly form: number }

/** Stream in which the forms of a conversation are numbered. */
export const paperStream = ({ programme, conversation }: Place): string => `paper-${programme}.${conversation}`

/** Stream of one form. */
export const paperFormStream = ({ form, ...place }: PaperForm): string => `paper-form-${place.programme}.${place.conversation}.${form}`
