import { ledgerEntries } from '@heard/contracts/ledger'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { entriesInWords, programmeInWords } from './entries.fixture.ts'
import { EntrySentence } from './entry-sentence.tsx'
import { kindKeys, ProgrammesContext } from './names.ts'

const textOf = (of: Parameters<typeof EntrySentence>[0]['of'], path = '/ledger'): string =>
  renderToStaticMarkup(
    <MemoryRouter initialEntries={[path]}>
      <ProgrammesContext value={[programmeInWords]}>
        <EntrySentence of={of} />
      </ProgrammesContext>
    </MemoryRouter>,
  ).replaceAll(/<[^>]*>/g, '')

it.each(entriesInWords.map(([entry, sentence]) => ({ type: entry.type, entry, sentence })))(
  'says $type plainly: $sentence',
  ({ entry, sentence }) => {
    expect(textOf(entry)).toBe(sentence)
  },
)

it('says it in the language of the page', () => {
  const answered = entriesInWords.find(([{ type }]) => type === 'response.given')
  expect(answered && textOf(answered[0], '/ur/ledger')).toBe('BLMK CCG نے ایک سفارش قبول کی۔')
})

it('has words for every kind of entry, in the filter too', () => {
  const kinds = Object.keys(ledgerEntries).toSorted()
  expect([...new Set(entriesInWords.map(([{ type }]) => type))].toSorted()).toStrictEqual(kinds)
  expect(Object.keys(kindKeys).toSorted()).toStrictEqual(kinds)
})
