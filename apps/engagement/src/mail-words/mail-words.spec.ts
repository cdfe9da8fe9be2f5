import { readdirSync } from 'node:fs'
import { daysToConfirm } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { mailLanguages, spoken } from './spoken.ts'

type Said = string | { readonly [key: string]: Said }

const linesOf = (said: Said): readonly string[] => (typeof said === 'string' ? [said] : Object.values(said).flatMap(linesOf))
const wordsIn = (language: string) => spoken(language, '').words
const english = linesOf(wordsIn('en'))

it('are in the languages of residents’ pages', () => {
  const pages = readdirSync(new URL('../../../portal/app/messages', import.meta.url)).flatMap((name) => /^(\w+)\.json$/.exec(name)?.[1] ?? [])
  expect(mailLanguages.toSorted()).toStrictEqual(pages.toSorted())
})

describe.each(mailLanguages)('the words of mails in %s', (language) => {
  const words = wordsIn(language)
  const lines = linesOf(words)

  it('say each thing once, on one line', () => {
    expect(new Set(lines).size).toBe(english.length)
    expect(lines.filter((line) => line.trim() !== line || line.includes('\n') || line === '')).toStrictEqual([])
  })

  it('name us in each subject, and the days there are to confirm an address', () => {
    const days = daysToConfirm.toLocaleString(language)
    expect([words.confirm.subject, words.moved.subject, words.answer.subject].filter((subject) => !/^Heard\u00a0?: /.test(subject))).toStrictEqual([])
    expect([words.confirm.page, words.confirm.stop].filter((line) => !line.includes(days))).toStrictEqual([])
  })

  it('end in a colon where a link follows', () => {
    const { confirm, moved, news, stop, answer } = words
    expect([confirm.page, confirm.stop, moved.page, news.page, stop, answer.page].filter((line) => !line.endsWith(':'))).toStrictEqual([])
  })
})

it.each(mailLanguages.filter((language) => language !== 'en'))('leave nothing in English in %s', (language) => {
  expect(linesOf(wordsIn(language)).filter((line) => english.includes(line))).toStrictEqual([])
})
