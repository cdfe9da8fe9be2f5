import type { AppToSetUp } from '@heard/contracts/identity'
import { codeOf, stepAt } from './totp.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const bytesOf = (key: string): Buffer => {
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What an app shows for its key at a time in milliseconds. */
export const appCode = ({ key }: Pick<AppToSetUp, 'key'>, at: number): string => codeOf(bytesOf(key), stepAt(at))
