import { valuesOf } from '../components/form-values.ts'
import { button, fieldIn, part, say } from '../day/page-parts.ts'
import { readActivity } from '../routes/staff/volunteering/activity-form.ts'
import { type Ending, type Entry, entryLine, stateLine, waitingOf } from './entries.ts'
import { reaches, sendAll } from './log-sending.ts'
import { LogStore } from './log-store.ts'
import type { OwnLog } from './own-log.ts'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const two = (number: number): string => String(number).padStart(2, '0')
/** The day on this phone. */
const dayHere = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`

/** Keeps entries on the phone until the server has them, and says what waits and when it was sent. */
class LogPage {
  private ending: Ending = 'all'
  private busy = false
  private passing = false

  constructor(
    private readonly log: OwnLog,
    private readonly store: LogStore,
    private readonly form: HTMLFormElement | null,
  ) {}

  async start(): Promise<void> {
    this.freshDay()
    this.form?.addEventListener('submit', (event) => {
      if (this.passing) return
      event.preventDefault()
      void this.submit(event.submitter)
    })
    globalThis.addEventListener('online', () => void this.send())
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.send())
    await this.send()
  }

  /** A page that was kept on another day is filled with that day. */
  private freshDay(): void {
    const today = dayHere(new Date())
    if (!this.form || today === this.log.today) return
    const form = this.form
    const typed = ['year', 'month', 'day'].map((unit) => two(Number(fieldIn(form, `on-${unit}`).value))).join('-')
    if (typed !== this.log.today) return
    const [year = '', month = '', date = ''] = today.split('-')
    for (const [unit, value] of [
      ['day', date],
      ['month', month],
      ['year', year],
    ] as const)
      fieldIn(form, `on-${unit}`).value = String(Number(value))
  }

  private async submit(pressed: HTMLElement | null): Promise<void> {
    const { form } = this
    if (!form || this.busy) return
    this.busy = true
    try {
      const read = readActivity(valuesOf(new FormData(form, pressed)))
      if ('errors' in read) await this.comesBack(form, pressed, read.errors)
      else await this.keep(form, read.content)
    } catch {
      say(form, 'This could not be kept on your phone. Write it on paper.', true)
    } finally {
      this.busy = false
    }
  }

  /** With a network the server says what is missing, as it does without script. */
  private async comesBack(form: HTMLFormElement, pressed: HTMLElement | null, errors: readonly { readonly message: string }[]): Promise<void> {
    if ((await reaches(this.log)) === 'no-network') return say(form, errors.map(({ message }) => `${message}.`).join(' '), true)
    this.passing = true
    form.requestSubmit(pressed)
  }

  private async keep(form: HTMLFormElement, content: Entry['content']): Promise<void> {
    const { programme, application, home } = this.log
    const activity = crypto.randomUUID()
    await this.store.put({ activity, programme, application, content, noted: new Date().toISOString() })
    await this.send()
    const stays = (await this.store.entries()).find((entry) => entry.activity === activity)
    if (!stays) return globalThis.location.assign(`${home}?done=${content.kind === 'conversation' ? 'talked' : 'logged'}`)
    for (const name of ['minutes', 'reach']) fieldIn(form, name).value = ''
    if (stays.refused === undefined) say(form, 'It is kept on this phone.')
    else say(form, entryLine(stays, inWords), true)
  }

  private async send(): Promise<void> {
    const before = waitingOf(await this.store.entries(), this.log).length
    await navigator.locks.request('heard-log', async () => {
      this.ending = await sendAll(this.store, this.log)
    })
    const after = waitingOf(await this.store.entries(), this.log).length
    // "My volunteering" lists what is logged, and knows of it only when it is asked for anew.
    if (!this.form && after < before) return globalThis.location.replace(`${this.log.home}?done=logged`)
    await this.show()
  }

  private async show(): Promise<void> {
    const own = (await this.store.entries()).filter(({ application }) => application === this.log.application)
    const waiting = waitingOf(own, this.log)
    const refused = own.filter((entry) => entry.refused !== undefined)
    const sentAt = await this.store.sentAt(this.log.application)
    const line = stateLine(waiting.length, this.ending, sentAt === undefined ? undefined : `on ${time.format(new Date(sentAt))}`)
    if (part('#log-state').textContent !== line) part('#log-state').textContent = line
    part('#log-sign-in').hidden = this.ending !== 'sign-in' || waiting.length === 0
    part('#log-entries').replaceChildren(...[...waiting, ...refused].map((entry) => this.item(entry)))
    part('#log-waiting').hidden = !this.form && waiting.length + refused.length === 0
  }

  private item(entry: Entry): HTMLElement {
    const item = document.createElement('li')
    item.textContent = `${entryLine(entry, inWords)} `
    if (entry.refused !== undefined) item.append(button('Throw it away', () => void this.store.remove(entry.activity).then(() => this.show())))
    return item
  }
}

const inWords = (on: string): string => day.format(new Date(on))

const keepPage = async ({ page }: OwnLog): Promise<boolean> => {
  const ready = navigator.serviceWorker.register(`${page}/worker.js`, { scope: page }).then(
    () => navigator.serviceWorker.ready,
    () => navigator.serviceWorker.getRegistration(page),
  )
  return (await ready) !== undefined
}

const startLog = async (root: HTMLElement): Promise<void> => {
  const log = JSON.parse(root.dataset.log ?? '{}') as OwnLog
  const form = document.querySelector<HTMLInputElement>('[name="activity"]')?.form ?? null
  const kept = form ? keepPage(log) : undefined
  await new LogPage(log, await LogStore.open(), form).start()
  if (!kept) return
  void navigator.storage.persist()
  part('#log-offline').textContent = (await kept)
    ? 'This page works without a network. Open it again at this address whenever you need it. Whoever can open this phone can read what waits on it.'
    : 'This page cannot be kept for use without a network. Open it again with a network.'
}

const root = document.querySelector<HTMLElement>('#log-waiting')
if (root && 'serviceWorker' in navigator) void startLog(root)
