import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { languageCodes } from '../i18n/language.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const app = fileURLToPath(new URL('..', import.meta.url))

const read = (language: string): Record<string, string> => JSON.parse(readFileSync(`${here}${language}.json`, 'utf8'))
const english = read('en')
const sources = globSync('**/*.{ts,tsx}', { cwd: app, exclude: (name) => name.includes('.spec.') })
  .map((name) => readFileSync(`${app}${name}`, 'utf8'))
  .join('\n')

/** Messages that a language has in the same words as English: names, separators, words that both have. */
const alike: Readonly<Record<string, readonly string[]>> = {
  bn: ['figures.open-data-csv', 'support.and'],
  fr: [
    'cookies.title',
    'figures.open-data-csv',
    'ledger.filter.programme',
    'pagination.page',
    'search.part.programme',
    'shell.cookies',
    'shell.menu',
    'support.and',
    'support.home.luton',
    'young.childline',
  ],
  gu: ['figures.open-data-csv', 'support.and', 'support.home.luton'],
  pa: ['figures.open-data-csv', 'support.and'],
  pl: ['figures.open-data-csv', 'support.and'],
  pt: [
    'cookies.title',
    'figures.open-data-csv',
    'place.email-short',
    'report.step.progress',
    'shell.cookies',
    'shell.menu',
    'support.and',
    'support.email',
    'support.home.luton',
    'young.childline',
  ],
  ro: ['figures.open-data-csv', 'opener.auditor', 'support.and'],
  so: ['figures.open-data-csv', 'support.and', 'support.home.luton'],
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** What a message takes: each argument and tag with its kind, plural and select branches included. */
const takes = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => {
    const named = 'value' in element && element.type !== 0 ? [`${element.type} ${element.value}`] : []
    const inside = 'children' in element ? takes(element.children) : []
    const branches = 'options' in element ? Object.values(element.options).flatMap(({ value }) => takes(value)) : []
    return [...named, ...inside, ...branches]
  })

const argumentsOf = (message: string, language: string): string[] => [...new Set(takes(new IntlMessageFormat(message, language).getAst()))].toSorted()

test('every message is used somewhere', () => {
  const unused = Object.keys(english).filter((key) => !sources.includes(`'${key}'`) && !sources.includes(`"${key}"`))
  expect(unused).toStrictEqual([])
})

describe.each(languageCodes.filter((code) => code !== 'en'))('the messages in %s', (language) => {
  const messages = read(language)

  test('are neither more nor fewer than the English ones', () => {
    expect(Object.keys(messages).toSorted()).toStrictEqual(Object.keys(english).toSorted())
  })

  test('take the same arguments and tags as the English ones', () => {
    const differing = Object.keys(english).filter(
      (key) => argumentsOf(messages[key] ?? '', language).join() !== argumentsOf(english[key] ?? '', 'en').join(),
    )
    expect(differing).toStrictEqual([])
  })

  test('are not left in English', () => {
    const same = Object.keys(english).filter((key) => messages[key] === english[key])
    expect(same.toSorted()).toStrictEqual(['page.title', ...(alike[language] ?? [])].toSorted())
  })
})
