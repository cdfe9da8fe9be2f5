import { portable } from '@heard/transparency-log/verify'
import { unzipSync } from 'fflate'
import { checkPack } from './check-pack.ts'

const part = <E extends HTMLElement>(id: string, kind: new () => E): E => {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new TypeError(`the page lacks ${id}`)
  return found
}

const outcome = part('outcome', HTMLElement)
const findings = part('findings', HTMLElement)

const show = (ok: boolean, what: string): void => {
  const item = document.createElement('li')
  item.textContent = `${ok ? 'Right: ' : 'Doubt: '}${what}`
  item.className = ok ? 'right' : 'doubt'
  findings.append(item)
}

const check = async (pack: File): Promise<void> => {
  outcome.textContent = 'Checking …'
  findings.replaceChildren()
  const key = part('key', HTMLInputElement).value.trim()
  const files = new Map(Object.entries(unzipSync(new Uint8Array(await pack.arrayBuffer()))))
  let doubts = 0
  for await (const { ok, what } of checkPack(files, { cryptography: portable, ...(key === '' ? {} : { key }) })) {
    if (!ok) doubts += 1
    show(ok, what)
  }
  outcome.textContent =
    doubts === 0 ? 'The evidence pack is what was signed.' : `${doubts} doubts: do not rely on this pack before they are explained.`
}

document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault()
  const [pack] = part('pack', HTMLInputElement).files ?? []
  if (!pack) {
    outcome.textContent = 'Choose the zip file first.'
    part('pack', HTMLInputElement).focus()
    return
  }
  check(pack).then(
    () => outcome.focus(),
    () => {
      outcome.textContent = 'This file cannot be read as an evidence pack: choose the zip as you received it.'
      outcome.focus()
    },
  )
})
