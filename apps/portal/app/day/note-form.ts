import type { NoteItem } from '@heard/contracts/engagement'
import type { Day } from './day.ts'
import { fieldIn, type Keep, numberIn, say, textIn, whenSubmitted } from './page-parts.ts'

const MOST_TABLES = 500

/** What is noted at a table. */
export class NoteForm {
  private readonly tables = new Map<string, number>()

  constructor(
    private readonly day: Day,
    private readonly keep: Keep,
  ) {}

  start(): void {
    const form = document.querySelector<HTMLFormElement>('#note')
    if (form) whenSubmitted(form, () => this.note(form))
  }

  tableOf(item: string): number | undefined {
    return this.tables.get(item)
  }

  /** Shows a note that came back, to be sent again. */
  putRight(form: HTMLFormElement, { table, notes, language }: NoteItem): void {
    fieldIn(form, 'table').value = String(table)
    fieldIn(form, 'text').value = Object.values(notes).join('\n')
    fieldIn(form, 'written-in').value = language
    fieldIn(form, 'text').focus()
  }

  private agreements(form: HTMLFormElement): NoteItem['consents'] | undefined {
    const fields = [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"][name^="notice-"]')]
    const choices = fields.map(({ name, value }) => {
      const purpose = name.slice('notice-'.length)
      const [version = '', language = '', ...hash] = value.split(' ')
      return { purpose, answer: textIn(form, `agree-${purpose}`), noticeVersion: Number(version), language, noticeHash: hash.join(' ') }
    })
    if (choices.some(({ answer }) => answer === '')) return undefined
    return choices.map(({ answer, ...choice }) => ({ ...choice, given: answer === 'yes' }))
  }

  private async note(form: HTMLFormElement): Promise<void> {
    const [conversation, questionnaire, question] = textIn(form, 'question').split(' ')
    const table = numberIn(form, 'table', MOST_TABLES)
    const text = String(new FormData(form).get('text') ?? '')
    const saidBy = textIn(form, 'said-by')
    const consents = this.agreements(form)
    if (table === undefined) return say(form, `Enter the number of the table, from 1 to ${MOST_TABLES}`, true)
    if (!conversation || !question) return say(form, 'Choose the question', true)
    if (saidBy !== 'resident' && saidBy !== 'staff') return say(form, 'Say who said it', true)
    if (text.trim() === '') return say(form, 'Write down what was said', true)
    if (!consents) return say(form, 'Say what they agreed to', true)
    if (textIn(form, 'old-enough') !== 'yes') return say(form, 'Notes are kept only of tables where everybody is old enough', true)
    const about = { conversation, questionnaire: Number(questionnaire), table, saidBy } as const
    const content: NoteItem = { kind: 'note', ...about, notes: { [question]: text }, language: textIn(form, 'written-in'), consents, oldEnough: true }
    const item = await this.keep(form, 'note', content, `The note of table ${table} is kept.`, () => {
      for (const name of ['text', ...this.day.perNote]) fieldIn(form, name).value = ''
      for (const chosen of form.querySelectorAll<HTMLInputElement>('[name="said-by"]')) chosen.checked = false
      fieldIn(form, 'text').focus()
    })
    this.tables.set(item, table)
  }
}
