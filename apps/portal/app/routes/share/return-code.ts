import { createHash } from 'node:crypto'
import { codeLetters, crockford } from '@heard/contracts'
import { ReceiptCode } from '@heard/contracts/engagement'

/** A code to come back with: 130 random bits, written like a receipt. */
export const newReturnCode = (random: (bytes: number) => Uint8Array): string => [...random(codeLetters)].map((byte) => crockford[byte % 32]).join('')

/** The key that answers are saved under for whoever has the code. */
export const keyUnder = (code: string): string => createHash('sha256').update(`heard/return/v1 ${code}`).digest('base64url')

/** The same for what somebody typed; nothing when it cannot be a code. */
export const keyFor = (typed: string): string | undefined => {
  const { data: code } = ReceiptCode.safeParse(typed)
  return code && keyUnder(code)
}
