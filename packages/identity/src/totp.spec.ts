import { expect, it } from 'vitest'
import { appCode } from './joining.fixture.ts'
import { appAddress, base32, codeOf, stepAt, stepOf } from './totp.ts'

const key = Buffer.from('12345678901234567890')

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('shows at second %i what RFC 6238 says', (second, code) => {
  expect(codeOf(key, stepAt(second * 1000))).toBe(code)
  expect(appCode({ key: base32(key) }, second * 1000)).toBe(code)
})

it('writes the key as RFC 4648 says, and an address that apps read', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(appAddress(key, 'Heard', 'asha@example.org')).toBe(
    'otpauth://totp/Heard:asha%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Heard',
  )
})

it('takes the code of now, and of one step before and after, but none that is not later than the one before it', () => {
  const at = 1_700_000_000_000
  const now = stepAt(at)
  const taken = [-2, -1, 0, 1, 2].map((away) => stepOf(key, codeOf(key, now + away), at, 0))
  expect(taken).toStrictEqual([undefined, now - 1, now, now + 1, undefined])
  expect([now - 1, now, now + 1].map((after) => stepOf(key, codeOf(key, now), at, after))).toStrictEqual([now, undefined, undefined])
})
