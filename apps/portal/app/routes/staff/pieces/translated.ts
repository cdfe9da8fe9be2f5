import type { PieceWords } from '@heard/contracts/engagement'

type Part = {
  readonly name: string
  readonly label: string
  readonly longest: number
  readonly rows: number
  readonly missing?: string
  /** What it says per language. */
  readonly said: Readonly<Record<string, string>>
}

/** The texts of a piece that have a translation, as far as they are there in English. */
export const partsOf = (words: PieceWords): readonly Part[] => {
  if ('title' in words) {
    return [
      { name: 'title', label: 'Title or question', longest: 200, rows: 2, missing: 'Enter the title in this language', said: words.title },
      { name: 'text', label: 'Text', longest: 20_000, rows: 10, missing: 'Enter the text in this language', said: words.text },
    ]
  }
  const { name, what, who, opening } = words
  return [
    { name: 'name', label: 'Name of the service', longest: 120, rows: 2, missing: 'Enter the name in this language', said: name },
    { name: 'what', label: 'What it does', longest: 600, rows: 2, missing: 'Enter what it does in this language', said: what },
    ...(who ? [{ name: 'who', label: 'Who can go there, and what it costs', longest: 600, rows: 2, said: who }] : []),
    ...(opening ? [{ name: 'opening', label: 'When it is open', longest: 300, rows: 2, said: opening }] : []),
  ]
}

/** The words with those of one language in place of what was there; a text that is left out stays as it was. */
export const translated = (words: PieceWords, language: string, textOf: (name: string) => string | undefined): PieceWords => {
  const merged = (name: string, said: Readonly<Record<string, string>>) => {
    const text = textOf(name)
    return text === undefined ? said : { ...said, [language]: text }
  }
  if ('title' in words) return { ...words, title: merged('title', words.title), text: merged('text', words.text) }
  const { name, what, who, opening } = words
  return {
    ...words,
    name: merged('name', name),
    what: merged('what', what),
    ...(who ? { who: merged('who', who) } : {}),
    ...(opening ? { opening: merged('opening', opening) } : {}),
  }
}
