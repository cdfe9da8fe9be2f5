import { equal } from './bytes.ts'
import { Malformed } from './malformed.ts'
import type { Hasher } from './tree-hash.ts'
import { type KeyType, parseVerifierKey, type VerifierKey } from './verifier-key.ts'

/** Which cosignatures are enough: none, that of one witness, or of so many members of a group. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly key: VerifierKey }
  | { readonly kind: 'group'; readonly threshold: number; readonly members: readonly Quorum[] }

/** A log or witness that is trusted, and where it can be reached, if said. */
export type Trusted = { readonly key: VerifierKey; readonly url?: string }

/** Whose signatures make a checkpoint valid (c2sp.org/tlog-policy). */
export type TrustPolicy = { readonly logs: readonly Trusted[]; readonly witnesses: readonly Trusted[]; readonly quorum: Quorum }

/** Trusts the logs of these keys without any witness. */
export const trustLogs = (...keys: readonly VerifierKey[]): TrustPolicy => ({
  logs: keys.map((key) => ({ key })),
  witnesses: [],
  quorum: { kind: 'none' },
})

/** Whether those who cosigned are enough. */
export const isQuorate = (quorum: Quorum, cosigners: readonly VerifierKey[]): boolean => {
  if (quorum.kind === 'none') return true
  if (quorum.kind === 'witness') return cosigners.some((key) => equal(key.publicKey, quorum.key.publicKey))
  return quorum.members.filter((member) => isQuorate(member, cosigners)).length >= quorum.threshold
}

/** Reads a policy file. Throws Malformed with the number of the line at fault. */
export const parseTrustPolicy = (sha256: Hasher, file: string): TrustPolicy => {
  if (/[^\t\n\u0020-\u007e\u0080-\u{10ffff}]/u.test(file)) throw new Malformed('policy', 'it holds a control character other than tab and line feed')
  if (!file.endsWith('\n')) throw new Malformed('policy', 'its last line does not end with a line feed')
  const reader = new PolicyReader(sha256)
  for (const [at, line] of file.slice(0, -1).split('\n').entries()) {
    const items = line.split(/[\t ]+/).filter((item) => item !== '')
    if (items.length > 0 && !items[0]?.startsWith('#')) reader.read(items, at + 1)
  }
  return reader.policy()
}

class PolicyReader {
  readonly #sha256: Hasher
  readonly #logs: Trusted[] = []
  readonly #witnesses: Trusted[] = []
  readonly #names = new Map<string, Quorum>()
  readonly #members = new Set<string>()
  #quorum: Quorum | undefined
  #line = 0

  constructor(sha256: Hasher) {
    this.#sha256 = sha256
  }

  read([keyword, ...items]: readonly string[], line: number): void {
    this.#line = line
    if (keyword === 'log') this.#logs.push(this.#trusted(items, this.#logs, 'ed25519'))
    else if (keyword === 'witness') this.#witness(items)
    else if (keyword === 'group') this.#group(items)
    else if (keyword === 'quorum') this.#setQuorum(items)
    else throw this.#fault(`"${keyword}" is none of log, witness, group and quorum`)
  }

  policy(): TrustPolicy {
    if (!this.#quorum) throw new Malformed('policy', 'no line says "quorum"')
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum }
  }

  #witness([name, ...rest]: readonly string[]): void {
    const trusted = this.#trusted(rest, this.#witnesses, 'cosignature/v1')
    this.#define(name, { kind: 'witness', key: trusted.key })
    this.#witnesses.push(trusted)
  }

  #trusted([text, url, ...rest]: readonly string[], others: readonly Trusted[], type: KeyType): Trusted {
    if (text === undefined || rest.length > 0) throw this.#fault('a verifier key and perhaps an address are expected')
    const key = this.#key(text)
    if (key.type !== type) throw this.#fault(`the key is not of type ${type}`)
    if (others.some((other) => equal(other.key.publicKey, key.publicKey))) throw this.#fault('the same key stands there twice')
    return url === undefined ? { key } : { key, url }
  }

  #key(text: string): VerifierKey {
    try {
      return parseVerifierKey(this.#sha256, text)
    } catch (error) {
      if (error instanceof Malformed) throw this.#fault(error.message)
      throw error
    }
  }

  #group([name, rule, ...names]: readonly string[]): void {
    if (names.length === 0) throw this.#fault('a group needs a name, a rule (all, any or a number) and members')
    const threshold = rule === 'all' ? names.length : rule === 'any' ? 1 : /^[1-9]\d{0,8}$/.test(rule ?? '') ? Number(rule) : 0
    if (threshold < 1 || threshold > names.length)
      throw this.#fault('how many of the group are needed must be all, any, or a number from 1 to its members')
    const members = names.map((member) => {
      if (this.#members.has(member)) throw this.#fault(`"${member}" is a member already`)
      this.#members.add(member)
      return this.#known(member)
    })
    this.#define(name, { kind: 'group', threshold, members })
  }

  #setQuorum([name, ...rest]: readonly string[]): void {
    if (name === undefined || rest.length > 0) throw this.#fault('quorum needs one name')
    if (this.#quorum) throw this.#fault('quorum is said twice')
    this.#quorum = name === 'none' ? { kind: 'none' } : this.#known(name)
  }

  #known(name: string): Quorum {
    const found = this.#names.get(name)
    if (!found) throw this.#fault(`no line above defines "${name}"`)
    return found
  }

  #define(name: string | undefined, meaning: Quorum): void {
    if (name === undefined || name === 'none' || this.#names.has(name)) throw this.#fault(`"${name}" is taken or cannot be a name`)
    this.#names.set(name, meaning)
  }

  #fault(problem: string): Malformed {
    return new Malformed('policy', `line ${this.#line}: ${problem}`)
  }
}
