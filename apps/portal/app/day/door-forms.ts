import { asCrockford, codeLetters } from '@heard/contracts/day'
import type { DoorItem, Permission } from '@heard/contracts/events'
import type { Day } from './day.ts'
import { inGroups, matching, type Name, newDayCode, openNames, sealNames } from './names.ts'
import { fieldIn, type Keep, numberIn, part, say, textIn, whenSubmitted } from './page-parts.ts'
import type { DayStore } from './store.ts'

type Arrival = Extract<DoorItem, { kind: 'arrival' }>

const MOST_PEOPLE = 6

/** Whose receipt was scanned or typed: the picture on it leads to a registration, the code stands for one. */
export const whoIn = (typed: string): Arrival['who'] | undefined => {
  const registration = /\/check-in\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i.exec(typed.trim())?.[1]
  if (registration !== undefined) return { registration: registration.toLowerCase() }
  const code = asCrockford(typed)
  return code.length === codeLetters ? { code } : undefined
}

/** What is noted at the door, and the names that it is noted by. */
export class DoorForms {
  private known: readonly Name[] = []
  private readonly here = new Set<string>()

  constructor(
    private readonly day: Day,
    private readonly store: DayStore,
    private readonly keep: Keep,
  ) {}

  async start(): Promise<void> {
    if (!document.querySelector('#check-in')) return
    this.listen()
    await this.offerNames()
  }

  nameOf({ who }: Arrival): string | undefined {
    return 'registration' in who ? this.known.find(({ registration }) => registration === who.registration)?.name : inGroups(who.code)
  }

  /** Shows an item that came back, to be sent again. */
  putRight(form: HTMLFormElement, { people, who }: Arrival): void {
    fieldIn(form, 'people').value = String(people)
    fieldIn(form, 'find').value = 'code' in who ? who.code : ''
    this.find(form)
    fieldIn(form, 'find').focus()
  }

  private listen(): void {
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

  private permissions(form: HTMLFormElement): Arrival['agreed'] {
    const language = textIn(form, 'read-in')
    return (Object.keys(this.day.notices) as Permission[]).flatMap((to) => {
      const noticeHash = this.day.notices[to][language]
      return textIn(form, `permit-${to}`) === 'yes' && noticeHash !== undefined ? [{ to, noticeHash }] : []
    })
  }

  private async checkIn(form: HTMLFormElement): Promise<void> {
    const people = numberIn(form, 'people', MOST_PEOPLE)
    const registration = textIn(form, 'registration')
    const who = registration !== '' ? { registration } : whoIn(textIn(form, 'find'))
    if (!who) return say(form, `Choose a name from the list, or enter the whole code of ${codeLetters} letters and numbers`, true)
    if (people === undefined) return say(form, `Enter how many came, from 1 to ${MOST_PEOPLE}`, true)
    const name = ('registration' in who && this.known.find((one) => one.registration === who.registration)?.name) || 'By code'
    const at = new Date().toISOString()
    await this.keep(form, 'door', { kind: 'arrival', at, who, people, agreed: this.permissions(form) }, `${name}: here.`, () => {
      if ('registration' in who) this.here.add(who.registration)
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

  private find(form: HTMLFormElement): void {
    const typed = textIn(form, 'find')
    const list = fieldIn(form, 'registration') as HTMLSelectElement
    const scanned = whoIn(typed)
    const found =
      scanned && 'registration' in scanned
        ? this.known.filter((one) => one.registration === scanned.registration)
        : scanned
          ? []
          : matching(this.known, typed)
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
    this.known = names.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    this.find(part<HTMLFormElement>('#check-in'))
  }
}
