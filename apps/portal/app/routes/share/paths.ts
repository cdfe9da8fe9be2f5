import { redirect } from 'react-router'
import { languageOf, localPath } from '../../i18n/language.ts'

/** A page of the journey: `shareIn(id, '/about')`, the start without `page`. */
export const shareIn = (programme: string, page = ''): string => `/programmes/${programme}/share${page}`

/** Goes on to a page of the journey after a form, in the language of the form. */
export const goTo = (request: Request, programme: string, page: string, headers?: Headers): Response =>
  redirect(localPath(languageOf(request), shareIn(programme, page)), { status: 303, ...(headers ? { headers } : {}) })
