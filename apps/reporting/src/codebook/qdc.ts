// Packages that use this one have no other way to its types of saxen.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./saxen.d.ts" />
import { longest } from '@heard/contracts/reporting'
import { Parser } from 'saxen'

/** The exchange format of tools for qualitative analysis: REFI-QDA standard 1.5, codebook. */
const NAMESPACE = 'urn:QDA-XML:codebook:1.0'
/** A project has its codebook inside. */
const PROJECT = 'urn:QDA-XML:project:1.0'
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A code as a file holds it; `parent`: the `guid` of the code around it. Each comes before those inside it. */
export type Code = { readonly guid: string; readonly parent?: string; readonly name: string; readonly definition?: string }
/** A code with the notes that are on it. */
export type NotedCode = Code & { readonly notes?: readonly string[] }
export type ReadQdc =
  | { readonly codes: readonly Code[] /** How many words were too long and stand shortened. */; readonly shortened: number }
  | { readonly refused: 'not-a-codebook' | 'no-codes' }

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}
/** Without what no XML may hold. */
const allowed = (text: string): string => text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
/** A text as XML holds it, between tags or in an attribute. */
export const escaped = (text: string): string => allowed(text).replaceAll(/[&<>"\n\t\r]/g, (sign) => escapes[sign] ?? '')

export const printGuid = (guid: string): string => guid.toUpperCase()
export const printNoteRefs = (notes: readonly string[]): string => notes.map((note) => `<NoteRef targetGUID="${printGuid(note)}"/>`).join('')

/** The codes one in the other. */
export const printCodes = (codes: readonly NotedCode[]): string => {
  const inside = Map.groupBy(codes, ({ parent }) => parent)
  const print = (parent: string | undefined): string => (inside.get(parent) ?? []).map(one).join('')
  const one = ({ guid, name, definition, notes = [] }: NotedCode): string => {
    const described = definition === undefined ? '' : `<Description>${escaped(definition)}</Description>`
    return `<Code guid="${printGuid(guid)}" name="${escaped(name)}" isCodable="true">${described}${printNoteRefs(notes)}${print(guid)}</Code>\n`
  }
  return print(undefined)
}

/** The codes as a `.qdc` file. */
export const printQdc = (codes: readonly Code[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="${NAMESPACE}" origin="Heard">\n<Codes>\n${printCodes(codes)}</Codes>\n</CodeBook>\n`

const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`

type Found = { guid: string; parent: string | undefined; name: string; text: string }

/** A long name is kept whole before the definition. */
const codeOf = ({ guid, parent, name, text }: Found): { readonly code: Code; readonly shortened: boolean } => {
  const line = name.replaceAll(/\s+/g, ' ').trim() || 'No name'
  const long = line.length > longest.name
  const whole = [long ? line : '', text.replaceAll(/\r\n?/g, '\n').trim()].filter((part) => part !== '').join('\n\n')
  const definition = whole === '' ? {} : { definition: cut(whole, longest.definition) }
  const code = { guid, ...(parent === undefined ? {} : { parent }), name: cut(line, longest.name), ...definition }
  return { code, shortened: long || whole.length > longest.definition }
}

/** Where the codes lie, by the outermost element. */
const placesOfCodes: Readonly<Record<string, readonly string[]>> = {
  'qdc:CodeBook': ['qdc:CodeBook', 'qdc:Codes'],
  'qde:Project': ['qde:Project', 'qde:CodeBook', 'qde:Codes'],
}
const isCode = (name: string | undefined): boolean => name === 'qdc:Code' || name === 'qde:Code'
const isDescription = (name: string | undefined): boolean => name === 'qdc:Description' || name === 'qde:Description'
const isAmongCodes = (path: readonly string[]): boolean => placesOfCodes[path[0] ?? '']?.every((name, at) => path[at] === name) ?? false

/** Reads a codebook as other tools write it: a `.qdc` file, or what describes a project. What a codebook has besides its codes (sets, notes, colours) is left. */
export const readQdc = (xml: string): ReadQdc => {
  const found: Found[] = []
  const path: string[] = []
  const around: Found[] = []
  let broken = false
  const say = (text: string): void => {
    const code = around.at(-1)
    if (code && isDescription(path.at(-1)) && isCode(path.at(-2))) code.text += text
  }
  new Parser()
    .ns({ [NAMESPACE]: 'qdc', [PROJECT]: 'qde' })
    .on('attention', () => {
      broken = true
    })
    .on('error', () => {
      broken = true
    })
    .on('openTag', (name, attributes, decode) => {
      if (path.length === 0 && !Object.hasOwn(placesOfCodes, name)) broken = true
      path.push(name)
      if (!isCode(name) || !isAmongCodes(path)) return
      const { guid = '', name: called = '' } = attributes()
      const code = { guid: guid.replaceAll(/[{}]/g, '').toLowerCase(), parent: around.at(-1)?.guid, name: decode(called), text: '' }
      broken ||= !GUID.test(code.guid)
      around.push(code)
      found.push(code)
    })
    .on('closeTag', (name) => {
      path.pop()
      if (isCode(name) && isAmongCodes(path)) around.pop()
    })
    .on('text', (text, decode) => say(decode(text)))
    .on('cdata', say)
    .parse(xml.replace(/^\uFEFF/, ''))
  if (broken || path.length > 0 || new Set(found.map(({ guid }) => guid)).size < found.length) return { refused: 'not-a-codebook' }
  if (found.length === 0) return { refused: 'no-codes' }
  const read = found.map(codeOf)
  return { codes: read.map(({ code }) => code), shortened: read.filter(({ shortened }) => shortened).length }
}
