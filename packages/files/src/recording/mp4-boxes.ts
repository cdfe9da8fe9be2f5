import { damagedRecording, unclearRecording } from './recording-refused.ts'

/** `at`: where in the file its header begins; `path`: the names that lead to it. */
export type Box = { readonly path: string; readonly at: number; readonly bodyAt: number; readonly body: Buffer }

/** What becomes of a box: its content goes, its parts are looked at, or its content is checked and put right in place. */
export type Rule = 'emptied' | { readonly parts: Rules } | ((body: Buffer) => void)
export type Rules = Readonly<Record<string, Rule>>

const LARGE = 1
const TO_THE_END = 0
/** More than hours of sound need; what has more is made to keep its reader busy. */
const MOST_BOXES = 200_000

const sizeAt = (file: Buffer, at: number, end: number, outermost: boolean): readonly [header: number, size: number] => {
  const size = file.readUInt32BE(at)
  if (size === LARGE) return [16, Number(file.readBigUInt64BE(at + 8))]
  return [8, size === TO_THE_END && outermost ? end - at : size]
}

/** The boxes between two places, which they must fill. @throws FileRefused, RangeError */
function* boxesIn(file: Buffer, from: number, end: number, above = ''): Generator<Box> {
  let count = 0
  for (let at = from; at < end; count += 1) {
    if (count > MOST_BOXES) throw unclearRecording()
    const [header, size] = sizeAt(file, at, end, above === '')
    if (size < header || at + size > end) throw damagedRecording()
    const name = file.toString('latin1', at + 4, at + 8)
    yield { path: above ? `${above}.${name}` : name, at, bodyAt: at + header, body: file.subarray(at + header, at + size) }
    at += size
  }
}

const nameOf = ({ path }: Box): string => path.slice(path.lastIndexOf('.') + 1)

/** Puts right what lies between two places by rules, and tells every box that was kept. */
export const applyRules = (file: Buffer, rules: Rules, from = 0, end = file.length, above = ''): Box[] =>
  [...boxesIn(file, from, end, above)].flatMap((box) => {
    const rule = Object.hasOwn(rules, nameOf(box)) ? rules[nameOf(box)] : undefined
    if (!rule) throw unclearRecording()
    if (rule === 'emptied') {
      file.write('free', box.at + 4, 'latin1')
      box.body.fill(0)
      return []
    }
    if (typeof rule === 'object') return [box, ...applyRules(file, rule.parts, box.bodyAt, box.bodyAt + box.body.length, box.path)]
    rule(box.body)
    return [box]
  })
