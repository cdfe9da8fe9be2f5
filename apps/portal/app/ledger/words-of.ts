import type { LocalText } from '@heard/contracts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** One text per language: that of the page, else English, else any. */
const translated = (value: Readonly<Record<string, unknown>>, language: string): LocalText | undefined => {
  const texts = Object.entries(value).filter((each): each is [string, string] => tag.test(each[0]) && typeof each[1] === 'string')
  if (texts.length === 0 || texts.length !== Object.keys(value).length) return undefined
  const [spoken, text] = texts.find(([code]) => code === language) ?? texts.find(([code]) => code === 'en') ?? texts[0] ?? ['en', '']
  return { language: spoken, text }
}

const textsIn = (value: unknown, language: string): readonly LocalText[] => {
  if (typeof value === 'string') return [{ language: 'und', text: value }]
  if (!isRecord(value)) return []
  if (typeof value.text === 'string' && typeof value.language === 'string') return [{ language: value.language, text: value.text }]
  const inOneLanguage = translated(value, language)
  return inOneLanguage ? [inOneLanguage] : Object.values(value).flatMap((each) => textsIn(each, language))
}

/** The texts in a wording file, to be read: each in the language of the page where it has it. None where the file holds no text. */
export const wordsOf = (file: string, language: string): readonly LocalText[] => {
  const content = parsed(file)
  const wording = isRecord(content) && typeof content.wording === 'string' ? parsed(content.wording) : undefined
  return textsIn(wording, language).filter(({ text }) => text.trim() !== '')
}
