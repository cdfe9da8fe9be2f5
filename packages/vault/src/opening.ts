import type { KeyStore } from './key-store.ts'
import { bindingParts, isBoundTo, payloadOf, unsealRow } from './seal.ts'
import type { Access, AccessPolicy, Disclosed, Opened, OpeningRecorder, Sealed } from './vault.ts'
import type { StoredKey, StoredRow, VaultReads } from './vault-storage.ts'

/** The purpose of wording that is published: everybody may read it. */
export const PUBLICATION = 'publication'

type Found = { readonly row: StoredRow; readonly key: StoredKey }
type Gone = { readonly ref: string; readonly status: 'erased' | 'tampered' }

const isGone = (found: Found | Gone): found is Gone => 'status' in found
const isPresent = (found: Found | Gone): found is Found => !isGone(found)
type Refusal = Extract<Opened, { readonly status: 'refused' }>
const refusal = (ref: string, why: string): Refusal => ({ ref, status: 'refused', why })

/** Reading: what is there, who may see it, and the record of that. */
export class Opening {
  readonly #tables: VaultReads
  readonly #keys: KeyStore
  readonly #policy: AccessPolicy
  readonly #record: OpeningRecorder

  constructor(tables: VaultReads, keys: KeyStore, policy: AccessPolicy, record: OpeningRecorder) {
    this.#tables = tables
    this.#keys = keys
    this.#policy = policy
    this.#record = record
  }

  async open(refs: readonly string[], access: Access): Promise<readonly Opened[]> {
    if (refs.length === 0) return []
    const found = await this.#find(refs)
    const refused = await this.#refused(found, access)
    const answers = found.map((one) => (isGone(one) ? one : (refused.get(one.row.ref) ?? this.#read(one))))
    await this.#record({
      access,
      opened: answers.filter(({ status }) => status === 'open').map(({ ref }) => ref),
      refused: answers.filter(({ status }) => status === 'refused').map(({ ref }) => ref),
      unreadable: answers.filter(({ status }) => status === 'erased' || status === 'tampered').map(({ ref }) => ref),
    })
    const byRef = new Map((await this.#stillThere(answers)).map((answer) => [answer.ref, answer]))
    return inOrder(refs, byRef)
  }

  /** Something else than a row was opened. */
  record(access: Access, opened: string): Promise<void> {
    return this.#record({ access, opened: [opened], refused: [], unreadable: [] })
  }

  wording(refs: readonly string[]): Promise<readonly Opened[]> {
    return this.#published(refs, (found) => this.#read(found))
  }

  disclose(refs: readonly string[]): Promise<readonly Disclosed[]> {
    return this.#published<Disclosed>(refs, (found) => {
      const bytes = this.#unseal(found)
      const { ref } = found.row
      return bytes ? { ref, status: 'open', ...bindingParts(bytes) } : { ref, status: 'tampered' }
    })
  }

  async verify({ ref, binding }: Sealed): Promise<'intact' | 'erased' | 'tampered'> {
    const [found = { ref, status: 'tampered' }] = await this.#find([ref])
    if (isGone(found)) return found.status
    const bytes = this.#unseal(found)
    return bytes && isBoundTo(bytes, binding) ? 'intact' : 'tampered'
  }

  async #refused(found: readonly (Found | Gone)[], access: Access): Promise<ReadonlyMap<string, Opened>> {
    const present = found.filter(isPresent)
    const matching = present.filter(({ key }) => key.purpose === access.purpose)
    const asked = matching.map(({ row: { ref, field }, key: { subject, purpose } }) => ({ ref, subject, purpose, field }))
    const verdicts = asked.length > 0 ? await this.#policy(asked, access) : []
    const refused = new Map<string, Opened>()
    for (const { row } of present.filter(({ key }) => key.purpose !== access.purpose)) refused.set(row.ref, refusal(row.ref, 'other-purpose'))
    for (const [index, { ref }] of asked.entries()) {
      const verdict = verdicts[index] ?? { allowed: false, why: 'no-verdict' }
      if (!verdict.allowed) refused.set(ref, refusal(ref, verdict.why))
    }
    return refused
  }

  /** An erasure that was acknowledged while policy or recorder took their time wins. */
  async #stillThere(answers: readonly Opened[]): Promise<readonly Opened[]> {
    const open = answers.filter(({ status }) => status === 'open').map(({ ref }) => ref)
    const left = await this.#tables.rows(open)
    const gone = await this.#absent(open.filter((ref) => !left.has(ref)))
    return answers.map((answer) => gone.get(answer.ref) ?? answer)
  }

  async #published<Answer extends { readonly ref: string }>(
    refs: readonly string[],
    read: (found: Found) => Answer,
  ): Promise<readonly (Answer | Gone | Refusal)[]> {
    const answers = (await this.#find(refs)).map((found) => {
      if (isGone(found)) return found
      return found.key.purpose === PUBLICATION ? read(found) : refusal(found.row.ref, 'not-publication')
    })
    return inOrder(refs, new Map(answers.map((answer) => [answer.ref, answer])))
  }

  /** Each ref once. */
  async #find(refs: readonly string[]): Promise<readonly (Found | Gone)[]> {
    const unique = [...new Set(refs)]
    const rows = await this.#tables.rows(unique)
    const absent = await this.#absent(unique.filter((ref) => !rows.has(ref)))
    return unique.map((ref) => {
      const found = rows.get(ref)
      if (found?.key) return { row: found.row, key: found.key }
      return absent.get(ref) ?? { ref, status: 'tampered' }
    })
  }

  async #absent(refs: readonly string[]): Promise<ReadonlyMap<string, Gone>> {
    const buried = await this.#keys.buried(this.#tables, refs)
    return new Map(refs.map((ref) => [ref, { ref, status: buried.has(ref) ? 'erased' : 'tampered' }]))
  }

  #unseal({ row, key }: Found): Buffer | undefined {
    const dataKey = this.#keys.unwrap(key)
    return dataKey && unsealRow(dataKey, { ...row, subject: key.subject, purpose: key.purpose }, row.box)
  }

  #read(found: Found): Opened {
    const { ref, field } = found.row
    const bytes = this.#unseal(found)
    return bytes ? { ref, status: 'open', subject: found.key.subject, field, payload: payloadOf(bytes) } : { ref, status: 'tampered' }
  }
}

const inOrder = <Answer extends { readonly ref: string }>(refs: readonly string[], answers: ReadonlyMap<string, Answer>): readonly Answer[] =>
  refs.flatMap((ref) => answers.get(ref) ?? [])
