import { ReceiptCode } from '@heard/contracts/engagement'
import { readCookie, setCookie } from '../../cookies.ts'

const halfAnHour = 1_800

/** The code that was entered or followed here in the last half hour. */
export const receiptIn = (request: Request): string | undefined => ReceiptCode.safeParse(readCookie(request.headers, '__Host-receipt')).data

export const receiptCookie = (code: string): string => setCookie('__Host-receipt', code, halfAnHour)
