import { ReceiptCode } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { languageOf, localPath } from '../../i18n/language.ts'
import { receiptCookie } from './receipt-cookie.ts'

/** The link on a receipt: the code leaves the address at once and goes into a short-lived cookie. */
export const loader = ({ request, params }: LoaderFunctionArgs): Response => {
  const code = ReceiptCode.safeParse(params.code).data
  const headers = new Headers({ 'referrer-policy': 'no-referrer', ...(code ? { 'set-cookie': receiptCookie(code) } : {}) })
  return redirect(localPath(languageOf(request), code ? '/my-contribution' : '/my-contribution?unreadable'), { status: 303, headers })
}
