import { createContext, use } from 'react'
import { useMessages } from './i18n/translator.ts'

const mark = 'request-code'
const Request = createContext<string | undefined>(undefined)

/** Around a page that is rendered on the server: the id of the request that it answers. */
export const RequestCode = Request.Provider

/** In a browser it is what the server wrote. */
const useRequest = (): string | undefined => {
  const here = use(Request)
  return typeof document === 'undefined' ? here : (document.getElementById(mark)?.textContent ?? undefined)
}

/** What people quote when they ask for help. Only where something failed: pages that are alike must be alike to caches. */
export const QuoteRequest = () => {
  const request = useRequest()
  const t = useMessages()
  if (request === undefined) return null
  return (
    <p>
      {t('error.quote')}{' '}
      <code id={mark} dir="ltr">
        {request}
      </code>
    </p>
  )
}
