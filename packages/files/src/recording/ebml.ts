import { damagedRecording, unclearRecording } from './recording-refused.ts'

/** `end` of an element of unknown size is found by what follows. */
export type Element = { readonly id: number; readonly at: number; readonly bodyAt: number; readonly end: number | undefined }

/** How many bytes a number of variable length takes, by its first byte. */
const widthOf = (first: number): number => Math.clz32(first) - 23

const numberAt = (file: Buffer, at: number, most: number, marked: boolean): readonly [value: number, width: number, unknown: boolean] => {
  const width = widthOf(file.readUInt8(at))
  if (width > most || at + width > file.length) throw damagedRecording()
  let value = marked ? file.readUInt8(at) : file.readUInt8(at) & (0xff >> width)
  let unknown = (file.readUInt8(at) | (0xff00 >> width)) % 256 === 0xff
  for (let byte = at + 1; byte < at + width; byte += 1) {
    value = value * 256 + file.readUInt8(byte)
    unknown &&= file.readUInt8(byte) === 0xff
  }
  return [value, width, unknown]
}

const elementAt = (file: Buffer, at: number): Element => {
  const [id, idWidth] = numberAt(file, at, 4, true)
  const [size, sizeWidth, unknown] = numberAt(file, at + idWidth, 8, false)
  const bodyAt = at + idWidth + sizeWidth
  return { id, at, bodyAt, end: unknown ? undefined : bodyAt + size }
}

const VOID = 0xec

/** Overwrites an element with one of the same length that says nothing. */
export const empty = (file: Buffer, at: number, end: number): void => {
  const width = Math.min(8, end - at - 1)
  const size = end - at - 1 - width
  file.writeUInt8(VOID, at)
  for (let byte = 0, left = size; byte < width; byte += 1) {
    file.writeUInt8(left % 256, at + width - byte)
    left = Math.floor(left / 256)
  }
  file.writeUInt8(file.readUInt8(at + 1) | (0x80 >> (width - 1)), at + 1)
  file.fill(0, at + 1 + width, end)
}

/** What becomes of an element: it is emptied, its parts are looked at, or its content is checked and put right in place. */
export type Rule = 'emptied' | { readonly parts: Rules; readonly unknownSize?: boolean } | ((body: Buffer, file: Buffer, whole: Element) => void)
export type Rules = ReadonlyMap<number, Rule>

/** Puts right what lies from here on, up to an end or to what can only follow it, and tells where that is. @throws FileRefused, RangeError */
export const applyRules = (file: Buffer, rules: Rules, from: number, end: number | undefined): number => {
  let at = from
  while (at < (end ?? file.length)) {
    const element = elementAt(file, at)
    const rule = rules.get(element.id)
    if (!rule && end === undefined) return at
    if (!rule) throw unclearRecording()
    at = applyRule(file, element, rule, end)
  }
  if (end !== undefined && at !== end) throw damagedRecording()
  return at
}

const applyRule = (file: Buffer, element: Element, rule: Rule, within: number | undefined): number => {
  const { at, bodyAt, end } = element
  if (end === undefined && !(typeof rule === 'object' && rule.unknownSize)) throw unclearRecording()
  if ((end ?? 0) > (within ?? file.length)) throw damagedRecording()
  if (typeof rule === 'object') return applyRules(file, rule.parts, bodyAt, end)
  if (rule === 'emptied') empty(file, at, end ?? at)
  else rule(file.subarray(bodyAt, end), file, element)
  return end ?? bodyAt
}
