import { expect, it } from 'vitest'
import { localNext } from './next.ts'

it('goes to a page of this portal after signing in', () =>
  expect(['/staff', '/staff/luton-cancer/import?map=1'].map(localNext)).toStrictEqual(['/staff', '/staff/luton-cancer/import?map=1']))

it('goes nowhere else, however the address is written', () =>
  expect(
    [
      null,
      '',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      'staff',
      '/a/..//evil.example',
    ].map(localNext),
  ).toStrictEqual(Array.from({ length: 9 }, () => '/staff')))
