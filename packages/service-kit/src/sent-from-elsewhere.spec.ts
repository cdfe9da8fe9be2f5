import { describe, expect, it } from 'vitest'
import { sentFromElsewhere } from './sent-from-elsewhere.ts'

const origin = 'https://heard.example'
const cookie = '__Host-session=a'

describe('a write from elsewhere', () => {
  it.each([
    ['a form of our own page', { origin, cookie, 'sec-fetch-site': 'same-origin' }, false],
    ['a form of our own page in a browser that says no more', { origin, cookie }, false],
    ['a form in a browser so old that it only names the page', { referer: `${origin}/sign-in`, cookie }, false],
    ['a program that says what it is', { cookie, 'heard-client': 'cli' }, false],
    ['a program without cookies', {}, false],
    ['a form sent again by its person', { cookie, 'sec-fetch-site': 'none' }, false],
    ['a form of another site', { origin: 'https://elsewhere.example', cookie }, true],
    ['a form of another site, whoever it says it is', { origin: 'https://elsewhere.example', cookie, 'heard-client': 'cli' }, true],
    ['a form of another name of this site', { origin: 'https://www.heard.example', cookie }, true],
    ['a form of this site without encryption', { origin: 'http://heard.example', cookie }, true],
    ['a page that has no origin', { origin: 'null' }, true],
    ['a page of another site in an old browser', { referer: 'https://elsewhere.example/?https://heard.example', cookie }, true],
    ['an address that is none', { referer: 'heard.example', cookie }, true],
    ['what the browser knows to be another site', { origin, cookie, 'sec-fetch-site': 'cross-site' }, true],
    ['what the browser knows to be a neighbour', { origin, cookie, 'sec-fetch-site': 'same-site' }, true],
    ['cookies of which nobody says where they come from', { cookie }, true],
  ])('%s', (_, headers, expected) => {
    expect(sentFromElsewhere('POST', headers, origin)).toBe(expected)
    expect(sentFromElsewhere('GET', headers, origin)).toBe(false)
  })
})
