import type { NoteItem } from '@heard/contracts/engagement'
import type { DoorItem } from '@heard/contracts/events'
import type { ItemKind } from './queue.ts'

/** What is noted on the day. */
export type Content = DoorItem | NoteItem

/** Keeps what a form notes, and says so there; `next` makes the form ready for the next one. Answers the id of the item. */
export type Keep = (form: HTMLFormElement, kind: ItemKind, content: Content, said: string, next?: () => void) => Promise<string>

/** @throws Error when the page has no such element */
export const part = <T extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): T => {
  const found = within.querySelector<T>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
export const fieldIn = (form: HTMLFormElement, name: string): Field => part<Field>(`[name="${name}"]:not([type="radio"])`, form)

export const textIn = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '').trim()

/** A whole number in these bounds, or nothing. */
export const numberIn = (form: HTMLFormElement, name: string, most: number): number | undefined => {
  const typed = textIn(form, name)
  return /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most ? Number(typed) : undefined
}

/** Says below a form what was done, or what has to be changed first; it is read out. */
export const say = (form: HTMLElement, text: string, wrong = false): void => {
  const line = part('[data-said]', form)
  line.className = wrong ? 'nhsuk-error-message' : ''
  line.textContent = text
}

export const whenSubmitted = (form: HTMLFormElement, work: () => Promise<void>): void => {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    work().catch(() => say(form, 'This could not be kept on the device. Write it on paper.', true))
  })
}

export const button = (text: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'nhsuk-button nhsuk-button--secondary'
  made.textContent = text
  made.addEventListener('click', press)
  return made
}
