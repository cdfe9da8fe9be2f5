import { expect, test } from 'vitest'
import { secureHeaders } from './security-headers.ts'

const policy = { nonce: 'bm9uY2U=', hydrated: false, secure: false, development: false }
const of = (changes: Partial<typeof policy>, headers = new Headers()) => {
  secureHeaders(headers, { ...policy, ...changes })
  return Object.fromEntries(headers)
}

const always = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const rest =
  "style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

test('a page without script allows no inline script', () => {
  expect(of({})).toStrictEqual({ ...always, 'content-security-policy': `default-src 'none'; script-src 'self'; ${rest}` })
})

test('what allows less than a page keeps that', () => {
  const sandboxed = new Headers({ 'content-security-policy': "default-src 'none'; sandbox" })
  expect(of({}, sandboxed)).toStrictEqual({ ...always, 'content-security-policy': "default-src 'none'; sandbox" })
})

test('a hydrated page allows the scripts that carry its nonce', () => {
  expect(of({ hydrated: true })).toStrictEqual({
    ...always,
    'content-security-policy': `default-src 'none'; script-src 'nonce-bm9uY2U=' 'self'; ${rest}`,
  })
})

test('over HTTPS the browser is told to stay there', () => {
  expect(of({ secure: true })['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

test('what a page says about caching and referrers stays', () => {
  const said = of({}, new Headers({ 'cache-control': 'public, max-age=60', 'referrer-policy': 'no-referrer' }))
  expect([said['cache-control'], said['referrer-policy']]).toStrictEqual(['public, max-age=60', 'no-referrer'])
})
