import { describe, expect, test } from 'vitest'
import { directionOf, inLanguage, languageOfPath, localPath } from './language.ts'

describe('the language of a page', () => {
  test.each([
    ['/', 'en'],
    ['/ur', 'ur'],
    ['/ur/programmes/luton-cancer', 'ur'],
    ['/urdu', 'en'],
    ['/programmes/ur', 'en'],
    ['/constructor/support', 'en'],
  ])('of %s is %s', (path, language) => {
    expect(languageOfPath(path)).toBe(language)
  })
})

describe('an address in a language', () => {
  test.each([
    ['en', '/', '/'],
    ['en', '/cookies', '/cookies'],
    ['ur', '/', '/ur'],
    ['ur', '/cookies', '/ur/cookies'],
  ] as const)('in %s: %s is %s', (language, path, address) => {
    expect(localPath(language, path)).toBe(address)
  })

  test.each([
    ['ur', '/', '/ur'],
    ['ur', '/ur/cookies', '/ur/cookies'],
    ['en', '/ur', '/'],
    ['en', '/ur/my-contribution', '/my-contribution'],
    ['en', '/ur//elsewhere.example', '/elsewhere.example'],
    ['en', '//elsewhere.example', '/elsewhere.example'],
  ] as const)('the same page in %s of %s is %s', (language, path, address) => {
    expect(inLanguage(language, path)).toBe(address)
  })
})

test.each([
  ['ur', 'rtl'],
  ['pa', 'ltr'],
  ['pa-Arab', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['und', 'ltr'],
])('%s is written %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction)
})
