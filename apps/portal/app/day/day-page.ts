import type { ItemOutcome } from '@heard/contracts'
import { asCrockford, codeLetters, sealItem } from '@heard/contracts/day'
import type { NoteItem } from '@heard/contracts/engagement'
import type { DoorItem, Permission } from '@heard/contracts/events'
import type { Day } from './day.ts'
import { inGroups, matching, type Name, newDayCode, openNames, sealNames } from './names.ts'
import { button, fieldIn, numberIn, part, say, textIn, whenSubmitted } from './page-parts.ts'
import { type ItemKind, waiting } from './queue.ts'
import { type Sent, sendAll } from './sending.ts'
import { DayStore } from './store.ts'

type Content = DoorItem | NoteItem
type Refused = Extract<ItemOutcome, { became: 'refused' }>

const SEND_EVERY_MS = 20_000
const LATER_MS = 2 * 86_400_000
const MOST_PEOPLE = 6
const MOST_TABLES = 500

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

class DayPage {
  private names: readonly Name[] = []
  private readonly here = new Set<string>()
  /** The item whose place the next one of a form takes. */
  private readonly instead = new Map<HTMLFormElement, string>()
  private readonly cameBack = new Map<string, Refused>()
  private readonly codes: { readonly item: string; readonly receipt: string }[] = []
  private readonly tables = new Map<string, number>()
  private ended: Sent = 'all'

  constructor(
    private readonly root: HTMLElement,
    private readonly day: Day,
    private readonly store: DayStore,
  ) {}

  async start(): Promise<void> {
    if (Date.now() > Date.parse(this.day.endsAt) + LATER_MS) await this.store.dropNames(this.day.gathering)
    this.listen()
    this.root.hidden = false
    await this.offerNames()
    // What was refused is sent once more: it may be taken now, and it comes back with its words where it is not.
    const queue = await this.store.items()
    await this.store.settle({ gone: [], refused: queue.map(({ refused: _refused, ...one }) => one) })
    await this.send()
    setInterval(() => void this.send(), SEND_EVERY_MS)
    globalThis.addEventListener('online', () => void this.send())
  }

  private listen(): void {
    part('#send').addEventListener('click', () => void this.send())
    if (document.querySelector('#check-in')) this.listenAtDoor()
    const notes = document.querySelector<HTMLFormElement>('#note')
    if (notes) whenSubmitted(notes, () => this.note(notes))
  }

  private listenAtDoor(): void {
    const [checkIn, walkIn, communities] = ['#check-in', '#walk-in', '#communities'].map((id) => part<HTMLFormElement>(id))
    const [get, open] = ['#get-names', '#open-names'].map((id) => part<HTMLFormElement>(id))
    if (!checkIn || !walkIn || !communities || !get || !open) return
    whenSubmitted(checkIn, () => this.checkIn(checkIn))
    whenSubmitted(walkIn, () => this.walkIn(walkIn))
    communities.addEventListener('submit', (event) => {
      event.preventDefault()
      const pressed = event.submitter
      if (pressed instanceof HTMLButtonElement) void this.community(communities, pressed.value, pressed.textContent ?? '')
    })
    whenSubmitted(get, () => this.getNames(get))
    whenSubmitted(open, () => this.showNames(open))
    fieldIn(checkIn, 'find').addEventListener('input', () => this.find(checkIn))
  }

  /** Sealed, on the disk, and only then said to be kept; `next` makes the form ready for the next one. */
  private async keep(form: HTMLFormElement, kind: ItemKind, content: Content, said: string, next: () => void = () => {}): Promise<string> {
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

  private permissions(form: HTMLFormElement): Extract<DoorItem, { kind: 'arrival' }>['agreed'] {
    const language = textIn(form, 'read-in')
    return (Object.keys(this.day.notices) as Permission[]).flatMap((to) => {
      const noticeHash = this.day.notices[to][language]
      return textIn(form, `permit-${to}`) === 'yes' && noticeHash !== undefined ? [{ to, noticeHash }] : []
    })
  }

  private async checkIn(form: HTMLFormElement): Promise<void> {
    const people = numberIn(form, 'people', MOST_PEOPLE)
    const registration = textIn(form, 'registration')
    const code = asCrockford(textIn(form, 'find'))
    const who = registration !== '' ? { registration } : code.length === codeLetters ? { code } : undefined
    if (!who) return say(form, `Choose a name from the list, or enter the whole code of ${codeLetters} letters and numbers`, true)
    if (people === undefined) return say(form, `Enter how many came, from 1 to ${MOST_PEOPLE}`, true)
    const name = this.names.find((one) => one.registration === registration)?.name ?? 'By code'
    const at = new Date().toISOString()
    await this.keep(form, 'door', { kind: 'arrival', at, who, people, agreed: this.permissions(form) }, `${name}: here.`, () => {
      if (registration !== '') this.here.add(registration)
      form.reset()
      this.find(form)
      fieldIn(form, 'find').focus()
    })
  }

  private async walkIn(form: HTMLFormElement): Promise<void> {
    const people = numberIn(form, 'people', MOST_PEOPLE)
    if (people === undefined) return say(form, `Enter how many came, from 1 to ${MOST_PEOPLE}`, true)
    await this.keep(form, 'door', { kind: 'walk-in', at: new Date().toISOString(), people }, `${people} more counted.`, () => form.reset())
  }

  private async community(form: HTMLFormElement, community: string, label: string): Promise<void> {
    await this.keep(form, 'door', { kind: 'community', at: new Date().toISOString(), community }, `One more: ${label.trim()}`)
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
    part('#codes ul').replaceChildren(...this.codes.map(({ item, receipt }) => this.codeLine(this.tables.get(item), receipt)))
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
    const { who } = content
    const known = 'registration' in who ? this.names.find(({ registration }) => registration === who.registration)?.name : inGroups(who.code)
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
    if (content.kind === 'note') {
      fieldIn(form, 'table').value = String(content.table)
      fieldIn(form, 'text').value = Object.values(content.notes).join('\n')
      fieldIn(form, 'written-in').value = content.language
      fieldIn(form, 'text').focus()
      return
    }
    fieldIn(form, 'people').value = String(content.people)
    fieldIn(form, 'find').value = 'code' in content.who ? content.who.code : ''
    this.find(form)
    fieldIn(form, 'find').focus()
  }

  private find(form: HTMLFormElement): void {
    const typed = textIn(form, 'find')
    const list = fieldIn(form, 'registration') as HTMLSelectElement
    const found = asCrockford(typed).length === codeLetters ? [] : matching(this.names, typed)
    const options = found.map(({ registration, name, people }) => {
      const here = this.here.has(registration) ? ', here' : ''
      return new Option(people === 1 ? `${name}${here}` : `${name}, ${people} people${here}`, registration)
    })
    list.replaceChildren(new Option('Choose a name', ''), ...options)
    const [only] = found
    if (only && found.length === 1 && typed !== '') {
      list.value = only.registration
      fieldIn(form, 'people').value = String(only.people)
    }
  }

  private async offerNames(): Promise<void> {
    if (!document.querySelector('#open-names')) return
    part('#open-names').hidden = (await this.store.names(this.day.gathering)) === undefined
  }

  private async getNames(form: HTMLFormElement): Promise<void> {
    const { programme, gathering } = this.day
    const answer = await fetch(`/api/v1/events/programmes/${programme}/gatherings/${gathering}/registrations`, { cache: 'no-store' }).catch(
      () => undefined,
    )
    if (!answer?.ok) return say(form, 'The names can only be fetched with a network, by somebody who is signed in.', true)
    type Listed = {
      readonly registration: string
      readonly people: number
      readonly standing: string
      readonly arrived: number
      readonly details?: { name: string }
    }
    const { registrations } = (await answer.json()) as { readonly registrations: readonly Listed[] }
    const coming = registrations.filter(({ standing }) => standing !== 'cancelled' && standing !== 'lapsed')
    const names = coming.flatMap(({ registration, people, details }): Name[] => (details ? [{ registration, people, name: details.name }] : []))
    for (const { registration, arrived } of coming) if (arrived > 0) this.here.add(registration)
    const code = newDayCode()
    await this.store.keepNames(await sealNames(gathering, names, code))
    say(form, `${names.length} names are on this device. Write down the code that shows them again: ${inGroups(code)}`)
    this.use(names)
    await this.offerNames()
  }

  private async showNames(form: HTMLFormElement): Promise<void> {
    const sealed = await this.store.names(this.day.gathering)
    const names = sealed && (await openNames(sealed, textIn(form, 'day-code')))
    if (!names) return say(form, 'This is not the code of the names on this device', true)
    form.reset()
    say(form, `${names.length} names are shown until this page is closed.`)
    this.use(names)
  }

  private use(names: readonly Name[]): void {
    this.names = names.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    this.find(part<HTMLFormElement>('#check-in'))
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
