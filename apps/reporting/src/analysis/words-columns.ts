import { WordsField } from '@heard/contracts/engagement'

const translated = (field: WordsField): string => `en_${field}`

/** Columns of the index for the parts of the words, in their order: as they are, or in English. */
export const columnsOf = (which: 'original' | 'translated', of = ''): string =>
  WordsField.options.map((field) => `${of}${which === 'original' ? field : translated(field)}`).join(', ')

/** The parts that a row of such columns holds. */
export const wordsIn = (row: Readonly<Record<string, unknown>>, which: 'original' | 'translated'): Partial<Record<WordsField, string>> =>
  Object.fromEntries(
    WordsField.options.flatMap((field) => {
      const text = row[which === 'original' ? field : translated(field)]
      return typeof text === 'string' ? [[field, text]] : []
    }),
  )
