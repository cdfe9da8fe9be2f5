import { randomBytes } from 'node:crypto'

/** What all marks have in the middle. Letters only: no detector of numbers marks them, and in base64 none of them becomes a sign. */
export const stem = 'qxcanaryxq'

const letters = (): string => [...randomBytes(6).toString('hex')].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')

/** Texts that stand nowhere else, each for one field. A name begins with what kind of field it is: `words: happened`. */
export class Marks {
  private readonly given = new Map<string, string>()

  mark(name: string): string {
    const numbered = this.given.has(name) ? `${name} ${this.given.size}` : name
    const text = `${letters()}${stem}${letters()}`
    this.given.set(numbered, text)
    return text
  }

  get all(): ReadonlyMap<string, string> {
    return this.given
  }
}

/** The kind of field that a mark's name begins with. */
export const kindOf = (name: string): string => name.split(':')[0] ?? name
