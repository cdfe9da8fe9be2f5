import type { ItemOutcome } from '@heard/contracts'
import { sealItem } from '@heard/contracts/day'
import type { Day } from './day.ts'
import { DoorForms } from './door-forms.ts'
import { inGroups } from './names.ts'
import { NoteForm } from './note-form.ts'
import { button, type Content, type Keep, part, say } from './page-parts.ts'
import { waiting } from './queue.ts'
import { type Sent, sendAll } from './sending.ts'
import { DayStore } from './store.ts'

type Refused = Extract<ItemOutcome, { became: 'refused' }>

const SEND_EVERY_MS = 20_000
const LATER_MS = 2 * 86_400_000

const sentences: Readonly<Record<Sent, string>> = {
  all: 'All is sent.',
  'no-network': 'There is no network. It is sent as soon as there is one.',
  'sign-in': 'Sign in again, and it is sent.',
  'not-allowed': 'Your role does not allow sending this. Ask a coordinator to sign in on this device.',
  later: 'The server cannot take it now. It is sent again soon.',
}

const reasons: Readonly<Record<string, string>> = {
  'cannot-read': 'It was sealed for another gathering, or changed on the way.',
  'registration-ended': 'This place was given back. Count them as somebody who came without registering.',
  'unknown-registration': 'There is no such registration.',
  'unknown-receipt': 'Nobody has this code. Look for the name instead.',
  'other-gathering': 'This code is for another gathering.',
  'unknown-community': 'The programme has no such community any more.',
  'unknown-gathering': 'This gathering is not known yet. Throwing nothing away, try again later.',
  'notice-changed': 'The words that they agreed to have changed. Read them out again.',
  'consent-required': 'Without the first agreement no notes are kept.',
  'conversation-not-open': 'The conversation takes no answers now. Ask a coordinator to extend it, then send it again.',
  'questionnaire-changed': 'The questions have changed. Open this page with a network and choose the question again.',
  'answer-does-not-fit': 'The question is not asked any more. Choose another one.',
}

/** Sends what was noted, and shows how far that is. */
class DayPage {
  private readonly door: DoorForms
  private readonly notes: NoteForm
  /** The item whose place the next one of a form takes. */
  private readonly instead = new Map<HTMLFormElement, string>()
  private readonly cameBack = new Map<string, Refused>()
  private readonly codes: { readonly item: string; readonly receipt: string }[] = []
  private ended: Sent = 'all'

  constructor(
    private readonly root: HTMLElement,
    private readonly day: Day,
    private readonly store: DayStore,
  ) {
    this.door = new DoorForms(day, store, this.keep)
    this.notes = new NoteForm(day, this.keep)
  }

  async start(): Promise<void> {
    if (Date.now() > Date.parse(this.day.endsAt) + LATER_MS) await this.store.dropNames(this.day.gathering)
    part('#send').addEventListener('click', () => void this.send())
    this.notes.start()
    this.root.hidden = false
    await this.door.start()
    // What was refused is sent once more: it may be taken now, and it comes back with its words where it is not.
    const queue = await this.store.items()
    await this.store.settle({ gone: [], refused: queue.map(({ refused: _refused, ...one }) => one) })
    await this.send()
    setInterval(() => void this.send(), SEND_EVERY_MS)
    globalThis.addEventListener('online', () => void this.send())
  }

  /** Sealed, on the disk, and only then said to be kept. */
  private readonly keep: Keep = async (form, kind, content, said, next = () => {}) => {
    const { programme, gathering, publicKey } = this.day
    const item = crypto.randomUUID()
    const sealed = await sealItem(publicKey, { gathering, item }, JSON.stringify(content))
    const instead = this.instead.get(form)
    await this.store.add({ item, programme, gathering, kind, sealed }, instead)
    this.instead.delete(form)
    if (instead !== undefined) this.cameBack.delete(instead)
    next()
    say(form, said)
    await this.showState()
    void this.send()
    return item
  }

  private async send(): Promise<void> {
    await navigator.locks.request('heard-day', { ifAvailable: true }, async (lock) => {
      if (lock) this.ended = await sendAll(this.store, (outcomes) => this.heard(outcomes))
    })
    await this.showState()
    await this.leave()
  }

  private heard(outcomes: readonly ItemOutcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.became === 'refused') this.cameBack.set(outcome.item, outcome)
      else if (outcome.became === 'kept' && outcome.receipt !== undefined) this.codes.push({ item: outcome.item, receipt: outcome.receipt })
    }
  }

  private async showState(): Promise<void> {
    const queue = await this.store.items()
    const left = waiting(queue).length
    const line = left === 0 ? sentences.all : `${left} wait to be sent, sealed on this device. ${this.ended === 'all' ? '' : sentences[this.ended]}`
    if (part('#state').textContent !== line) part('#state').textContent = line
    part('#sign-in-again').hidden = this.ended !== 'sign-in'
    const refused = queue.flatMap(({ item }) => this.cameBack.get(item) ?? [])
    part('#came-back').hidden = refused.length === 0
    part('#came-back ul').replaceChildren(...refused.map((one) => this.line(one)))
    part('#codes').hidden = this.codes.length === 0
    part('#codes ul').replaceChildren(...this.codes.map(({ item, receipt }) => this.codeLine(this.notes.tableOf(item), receipt)))
  }

  private codeLine(table: number | undefined, receipt: string): HTMLElement {
    const line = document.createElement('li')
    line.textContent = `${table === undefined ? 'A note from before' : `Table ${table}`}: ${inGroups(receipt)}`
    return line
  }

  private line({ item, why, content }: Refused): HTMLElement {
    const line = document.createElement('li')
    const read = content === undefined ? undefined : (JSON.parse(content) as Content)
    const said = document.createElement('p')
    said.textContent = `${this.nameOf(read)} ${reasons[why] ?? `It was refused (${why}).`}`
    const actions = [button('Throw it away', () => void this.throwAway(item))]
    if (read?.kind === 'note' || read?.kind === 'arrival') actions.unshift(button('Put it right', () => this.putRight(item, read)))
    line.append(said, ...actions)
    return line
  }

  private nameOf(content: Content | undefined): string {
    if (content?.kind === 'note') return `Note of table ${content.table}: “${Object.values(content.notes).join(' ')}”.`
    if (content?.kind !== 'arrival') return content ? 'A count at the door.' : 'Something that cannot be read.'
    const known = this.door.nameOf(content)
    return `Check-in${known === undefined ? '' : ` of ${known}`}.`
  }

  private async throwAway(item: string): Promise<void> {
    await this.store.settle({ gone: [item], refused: [] })
    this.cameBack.delete(item)
    await this.showState()
  }

  private putRight(item: string, content: Extract<Content, { kind: 'note' | 'arrival' }>): void {
    const form = part<HTMLFormElement>(content.kind === 'note' ? '#note' : '#check-in')
    this.instead.set(form, item)
    if (content.kind === 'note') this.notes.putRight(form, content)
    else this.door.putRight(form, content)
  }

  /** Two days after the end, once all is sent, the device forgets the page too. */
  private async leave(): Promise<void> {
    if (Date.now() < Date.parse(this.day.endsAt) + LATER_MS || (await this.store.items()).length > 0) return
    const registration = await navigator.serviceWorker.getRegistration(this.day.page)
    await registration?.unregister()
    for (const name of await caches.keys()) if (name.startsWith(`heard-day ${this.day.page} `)) await caches.delete(name)
  }
}

const startDay = async (root: HTMLElement): Promise<void> => {
  const day = JSON.parse(root.dataset.day ?? '{}') as Day
  const registered = navigator.serviceWorker.register(`${day.page}/worker.js`, { scope: day.page }).then(
    () => navigator.serviceWorker.ready,
    () => navigator.serviceWorker.getRegistration(day.page),
  )
  await new DayPage(root, day, await DayStore.open()).start()
  void navigator.storage.persist()
  part('#offline').textContent = (await registered)
    ? 'This page works without a network now. Open it at this address again whenever you need it.'
    : 'This page cannot be kept for use without a network. Open it again with a network.'
}

const root = document.querySelector<HTMLElement>('#on-the-day')
if (root && 'serviceWorker' in navigator) void startDay(root)
