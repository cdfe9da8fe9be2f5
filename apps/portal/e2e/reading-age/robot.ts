import { type Answer, Visitor } from '../../server/visitor.fixture.ts'
import { type Answers, faultsOf, filled, formsOf } from './form.ts'
import { pageAt } from './resident-pages.ts'
import { sentencesOf } from './sentences.ts'

const TRIES = 5
const STEPS = 60

/** What was read on each page, in every state that it was seen in. */
export type Read = Map<string, { readonly page: string; readonly sentences: Set<string> }>

/** Where to walk, where to note what was read, and the names that are not read as words. */
export type Walk = { readonly url: string; readonly read: Read; readonly names: readonly string[] }

/** Walks through residents' pages without script, as one browser, and notes what there is to read. */
export class Robot {
  readonly #visitor: Visitor
  readonly #read: Read
  readonly #names: readonly string[]

  constructor({ url, read, names }: Walk) {
    this.#visitor = new Visitor({ handle: (request) => fetch(request, { redirect: 'manual' }), assets: '' }, url)
    this.#read = read
    this.#names = names
  }

  async open(path: string): Promise<Answer> {
    return this.#note(await this.#visitor.get(path))
  }

  /** Sends a form of a page, with examples in the fields that it asks for when it comes back. Answers the page after it. */
  async send(page: Answer, answers: Answers = {}, which = 0): Promise<Answer> {
    const form = formsOf(page.html)[which]
    if (!form) throw new Error(`${page.path} has no form ${which}`)
    const needed = new Set<string>()
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const next = await this.#visitor.post(form.action ?? page.path, filled(form, answers, needed))
      if (next.status < 400) return this.#note(next)
      for (const id of faultsOf(next.html)) needed.add(id)
    }
    throw new Error(`${page.path} asks for ${[...needed].join(', ')}`)
  }

  /** Sends the first form of each page, from a page on until a page that has none or that was seen before. */
  async walk(start: string, answers: Answers = {}): Promise<Answer> {
    const seen = new Set<string>()
    let page = await this.open(start)
    while (formsOf(page.html).length > 0 && !seen.has(page.path) && !/\/(?:check|done)$/.test(page.path)) {
      if (seen.size > STEPS) throw new Error(`${start} does not end`)
      seen.add(page.path)
      page = await this.send(page, answers)
    }
    return page
  }

  /** Follows every link of residents' pages, each page once. */
  async follow(start: string): Promise<void> {
    const found = new Set<string>()
    const waiting = [start]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { html } = await this.open(path)
      for (const [, link = ''] of html.matchAll(/<a\b[^>]*\shref="(\/[^"#?]*)"/g)) {
        const name = pageAt(link)?.name
        if (name === undefined || found.has(name)) continue
        found.add(name)
        waiting.push(link)
      }
    }
  }

  #note(answer: Answer): Answer {
    const at = pageAt(answer.path)
    if (at && answer.status === 200) {
      const known = this.#read.get(at.name) ?? { page: at.page, sentences: new Set<string>() }
      for (const sentence of sentencesOf(answer.html, this.#names)) known.sentences.add(sentence)
      this.#read.set(at.name, known)
    }
    return answer
  }
}
