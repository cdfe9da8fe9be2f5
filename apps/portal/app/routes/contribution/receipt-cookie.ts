import { ReceiptCode } from '@heard/contracts/engagement'
import { redirect } from 'react-router'
import { readCookie, setCookie } from '../../cookies.ts'
import { languageOf, localPath } from '../../i18n/language.ts'

const halfAnHour = 1_800

/** The code that was entered or followed here in the last half hour. */
export const receiptIn = (request: Request): string | undefined => ReceiptCode.safeParse(readCookie(request.headers, '__Host-receipt')).data

export const receiptCookie = (code: string): string => setCookie('__Host-receipt', code, halfAnHour)

/** The same, or off to where it is entered. */
export const receiptOrCode = (request: Request): string => {
  const receipt = receiptIn(request)
  if (!receipt) throw redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  return receipt
}
