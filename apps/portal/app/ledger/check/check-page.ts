import { checkOlder, type Growth, olderIn } from './check-older.ts'
import { checkProof, keyOf, placeIn } from './check-proof.ts'
import { checkWords } from './check-words.ts'
import { conclusionOf, passed, type Step } from './step.ts'

const sentences = document.querySelector<HTMLTemplateElement>('#check-sentences')?.content
const results = document.querySelector<HTMLElement>('#check-results')

const copy = (selector: string): HTMLElement => {
  const found = sentences?.querySelector<HTMLElement>(selector)?.cloneNode(true)
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`)
  return found
}

const sentenceOf = ({ outcome, says, values = {} }: Step): HTMLElement => {
  const item = document.createElement('li')
  const sentence = copy(`[data-says="${says}"]`)
  for (const hole of sentence.querySelectorAll<HTMLElement>('[data-value]')) hole.textContent = values[hole.dataset.value ?? ''] ?? ''
  for (const link of sentence.querySelectorAll<HTMLAnchorElement>('[data-entry]')) link.href = `${link.href}/${values.index}`
  item.append(copy(`[data-outcome="${outcome}"]`), ' ', sentence)
  return item
}

/** Into a live region: it is read out as it changes. */
const show = (steps: readonly Step[]): void => {
  const list = document.createElement('ol')
  list.className = 'app-checks'
  list.append(...steps.map(sentenceOf))
  results?.replaceChildren(copy(`[data-conclusion="${conclusionOf(steps)}"]`), list)
}

const textAt = async (path: string): Promise<Response | undefined> => {
  try {
    return await fetch(path, { cache: 'no-store' })
  } catch {
    // Offline: what needs the site stays open, and the page says so.
    return undefined
  }
}

const entryAt = async (index: bigint): Promise<string | undefined> => {
  const response = await textAt(`/ledger/${index}/entry`)
  return response?.ok ? response.text() : undefined
}

const isGrowth = (answer: unknown): answer is Exclude<Growth, 'shorter' | undefined> =>
  typeof answer === 'object' &&
  answer !== null &&
  'checkpoint' in answer &&
  typeof answer.checkpoint === 'string' &&
  'proof' in answer &&
  Array.isArray(answer.proof) &&
  answer.proof.every((hash) => typeof hash === 'string')

const growthFrom = async (size: bigint): Promise<Growth> => {
  const response = await textAt(`/api/v1/ledger/consistency?from=${size}`)
  if (response?.status === 409) return 'shorter'
  const answer: unknown = response?.ok ? await response.json() : undefined
  return isGrowth(answer) ? answer : undefined
}

/** The proof's entry: what was pasted (an entry neither begins nor ends with space), else this site's, where it is this site's log. */
const entryFor = async (
  proof: string,
  pasted: string,
  ownKey: string,
): Promise<{ readonly entry: string | undefined; readonly said: readonly Step[] }> => {
  if (pasted.trim() !== '') return { entry: pasted.trim(), said: [] }
  const place = placeIn(proof)
  const entry = place && place.origin === keyOf(ownKey)?.name ? await entryAt(place.index) : undefined
  return { entry, said: place && entry !== undefined ? [passed('entry-fetched', { index: `${place.index}` })] : [] }
}

/** Larger than any proof. */
const LARGEST = 1_000_000

const checkFile = async (form: HTMLFormElement): Promise<void> => {
  const fields = new FormData(form)
  const [file, pasted, older, key] = [fields.get('proof'), ...['entry', 'older', 'key'].map((name) => String(fields.get(name) ?? ''))]
  const steps: Step[] = []
  if (file instanceof File && file.name !== '') {
    const proof = file.size > LARGEST ? '' : await file.text()
    const { entry, said } = await entryFor(proof, pasted ?? '', form.dataset.key ?? '')
    steps.push(...checkProof({ proof, entry, key: key ?? '' }))
    if (conclusionOf(steps) !== 'failed') steps.splice(1, 0, ...said)
  }
  if (older?.trim()) {
    const kept = olderIn(older, key ?? '')
    steps.push('says' in kept ? kept : checkOlder(kept, key ?? '', await growthFrom(kept.size)))
  }
  if (steps.length > 0) return show(steps)
  results?.replaceChildren(copy('[data-nothing]'))
  form.querySelector<HTMLInputElement>('[name="proof"]')?.focus()
}

/** What the page shows is what is checked: its letters, its words. */
const checkEntry = ({ dataset: { proof = '', key = '' } }: HTMLElement): void => {
  const entry = document.querySelector('#entry-text')?.textContent ?? ''
  const words = [...document.querySelectorAll<HTMLElement>('[data-binding]')].map(({ dataset: { binding = '', name = '', state, file } }) =>
    checkWords(entry, { name, binding, state: state === 'published' || state === 'withdrawn' ? state : 'missing', file }),
  )
  show([...checkProof({ proof, entry, key }), ...words])
}

const takeDrops = (form: HTMLFormElement): void => {
  const input = form.querySelector<HTMLInputElement>('[name="proof"]')
  form.addEventListener('dragover', (event) => event.preventDefault())
  form.addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files
    if (!input || !files || files.length === 0) return
    event.preventDefault()
    input.files = files
    form.requestSubmit()
  })
}

const forms = { 'check-entry': checkEntry, 'check-file': checkFile } as const

for (const [id, check] of Object.entries(forms)) {
  const form = document.querySelector<HTMLFormElement>(`#${id}`)
  if (!form) continue
  form.hidden = false
  if (id === 'check-file') takeDrops(form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void check(form)
  })
}
