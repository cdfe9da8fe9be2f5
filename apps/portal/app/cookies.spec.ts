import { expect, test } from 'vitest'
import { clearCookie, readCookie, setCookie } from './cookies.ts'

const sent = (cookie: string) => new Headers({ cookie })

test('a cookie is bound to this host, to HTTPS and out of the reach of script', () => {
  expect(setCookie('__Host-draft', 'abc')).toBe('__Host-draft=abc; Path=/; Secure; HttpOnly; SameSite=Lax')
  expect(setCookie('__Host-receipt', 'abc', 60)).toBe('__Host-receipt=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60')
  expect(clearCookie('__Host-draft')).toBe('__Host-draft=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0')
})

test('a cookie is read by its whole name', () => {
  expect(readCookie(sent('x__Host-draft=no; __Host-draft=a=b; other=1'), '__Host-draft')).toBe('a=b')
  expect(readCookie(sent('__Host-draft='), '__Host-draft')).toBeUndefined()
  expect(readCookie(new Headers(), '__Host-draft')).toBeUndefined()
})
