import { randomBytes } from 'node:crypto'
import { codeLetters, crockford } from '@heard/contracts'

/** A receipt code: 128 random bits as 26 characters of Crockford base 32 (the first one carries three of them). */
export const newReceiptCode = (random: Uint8Array = randomBytes(16)): string => {
  let rest = BigInt(`0x${Buffer.from(random).toString('hex')}`)
  let code = ''
  for (let index = 0; index < codeLetters; index += 1) {
    code = crockford.charAt(Number(rest & 31n)) + code
    rest >>= 5n
  }
  return code
}
