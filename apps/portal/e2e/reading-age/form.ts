/** A field of a form as HTML has it. */
type Field = { readonly id: string; readonly name: string; readonly type: string; readonly value: string; readonly checked: boolean }

export type Form = { readonly action: string | undefined; readonly fields: readonly Field[] }
export type Answers = Readonly<Record<string, string>>

const characters = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' }
const decoded = (text: string): string => Object.entries(characters).reduce((left, [name, character]) => left.replaceAll(name, character), text)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : decoded(found)
}

const fieldOf = ([tag, kind = '', rest = '']: RegExpMatchArray, body: string): Field => {
  const options = kind === 'select' ? body.slice(body.indexOf(tag)).split('</select>')[0] : ''
  const type = kind === 'input' ? (attribute(rest, 'type') ?? 'text') : kind
  return {
    id: attribute(rest, 'id') ?? '',
    name: attribute(rest, 'name') ?? '',
    type,
    value: kind === 'select' ? (/<option[^>]*\svalue="([^"]+)"/.exec(options ?? '')?.[1] ?? '') : (attribute(rest, 'value') ?? ''),
    checked: /\schecked(?:=|\s|\/|$)/.test(rest),
  }
}

/** The forms in the main part of a page that are sent as ordinary fields. */
export const formsOf = (html: string): Form[] => {
  const main = html.slice(html.indexOf('<main'))
  return [...main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, tag = '']) => tag.includes('method="post"') && !tag.includes('multipart'))
    .map(([, tag = '', body = '']) => ({
      action: attribute(tag, 'action'),
      fields: [...body.matchAll(/<(input|textarea|select)\b([^>]*)>/g)].map((match) => fieldOf(match, body)).filter(({ name }) => name !== ''),
    }))
}

const examples: readonly (readonly [RegExp, string])[] = [
  [/day$/, '15'],
  [/month$/, '6'],
  [/year$/, '2035'],
  [/mail/, 'ada@example.org'],
  [/phone|tel/, '01582 000000'],
  [/time|start|end/, '10:00'],
  [/people|number|many/, '12'],
]
const exampleFor = ({ id, name, type, value }: Field): string =>
  type === 'select' ? value : (examples.find(([pattern]) => pattern.test(`${type} ${id} ${name}`))?.[1] ?? 'They rang me back.')

/** Instead of a value: the first choice there is. */
export const theFirst = 'the first'

const isChoice = ({ type }: Field): boolean => type === 'radio' || type === 'checkbox'

/** What to send: the answers by name, and an example in each field that `needed` names by its id. */
export const filled = ({ fields }: Form, answers: Answers, needed: ReadonlySet<string>): Record<string, string[]> => {
  const sent: Record<string, string[]> = {}
  for (const field of fields) {
    const answer = answers[field.name]
    const chosen =
      answer === undefined ? field.checked || needed.has(field.id) : answer === field.value || (answer === theFirst && !(field.name in sent))
    if (isChoice(field) && !chosen) continue
    const typed = answer ?? (needed.has(field.id) ? exampleFor(field) : field.type === 'select' ? '' : field.value)
    sent[field.name] = [...(sent[field.name] ?? []), isChoice(field) || field.type === 'hidden' ? field.value : typed]
  }
  return sent
}

/** The ids of the fields that a form which came back names. */
export const faultsOf = (html: string): string[] => {
  const summary = html.split('nhsuk-error-summary__list')[1]?.split('</ul>')[0] ?? ''
  return [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
}
