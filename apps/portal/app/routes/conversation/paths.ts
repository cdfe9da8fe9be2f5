import { redirect } from 'react-router'
import { languageOf, localPath } from '../../i18n/language.ts'

type Place = { readonly programme: string; readonly conversation: string }

/** A page of a conversation: its start without `page`. */
export const conversationIn = ({ programme, conversation }: Place, page = ''): string =>
  `/programmes/${programme}/conversations/${conversation}${page}`

/** Goes on to a page of a conversation, in the language of the form. */
export const goOn = (request: Request, place: Place, page: string, headers?: Headers): Response =>
  redirect(localPath(languageOf(request), conversationIn(place, page)), { status: 303, ...(headers ? { headers } : {}) })
