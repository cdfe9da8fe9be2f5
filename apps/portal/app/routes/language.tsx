import { data, type MiddlewareFunction, Outlet } from 'react-router'
import { isLanguage } from '../i18n/language.ts'

/** `:language` also catches one-word addresses that exist nowhere; English has no prefix. */
const knownLanguage: MiddlewareFunction = ({ params }) => {
  if (params.language !== undefined && (!isLanguage(params.language) || params.language === 'en')) throw data(null, { status: 404 })
}
export const middleware = [knownLanguage]

export default function LanguageLayout() {
  return <Outlet />
}
