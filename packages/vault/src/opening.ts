import type { KeyStore } from './key-store.ts'
import { bindingParts, isBoundTo, payloadOf, unsealRow } from './seal.ts'
import type { Access, AccessPolicy, Disclosed, Opened, OpeningRecorder, Sealed } from './vault.ts'
import type { StoredKey, StoredRow, VaultStorage } from './vault-storage.ts'

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
  readonly #storage: VaultStorage
  readonly #keys: KeyStore
  readonly #policy: AccessPolicy
  readonly #record: OpeningRecorder

  constructor(storage: VaultStorage, keys: KeyStore, policy: AccessPolicy, record: OpeningRecorder) {
    this.#storage = storage
    this.#keys = keys
    this.#policy = policy
    this.#record = record
  }

  async open(refs: readonly string[], access: Access): Promise<readonly Opened[]> {
    if (refs.length === 0) return []
    const found = [...new Set(refs)].map((ref) => this.#find(ref))
    const refused = await this.#refused(found, access)
    const answers = found.map((one) => (isGone(one) ? one : (refused.get(one.row.ref) ?? this.#read(one))))
    await this.#record({
      access,
      opened: answers.filter(({ status }) => status === 'open').map(({ ref }) => ref),
      refused: answers.filter(({ status }) => status === 'refused').map(({ ref }) => ref),
      unreadable: answers.filter(({ status }) => status === 'erased' || status === 'tampered').map(({ ref }) => ref),
    })
    const byRef = new Map(answers.map((answer) => [answer.ref, this.#stillThere(answer)]))
    return refs.map((ref) => byRef.get(ref) ?? this.#absent(ref))
  }

  /** Something else than a row was opened. */
  record(access: Access, opened: string): Promise<void> {
    return this.#record({ access, opened: [opened], refused: [], unreadable: [] })
  }

  wording(refs: readonly string[]): readonly Opened[] {
    return refs.map((ref) => this.#published(ref, (found) => this.#read(found)))
  }

  disclose(refs: readonly string[]): readonly Disclosed[] {
    return refs.map((ref) =>
      this.#published<Disclosed>(ref, (found) => {
        const bytes = this.#unseal(found)
        return bytes ? { ref, status: 'open', ...bindingParts(bytes) } : { ref, status: 'tampered' }
      }),
    )
  }

  verify({ ref, binding }: Sealed): 'intact' | 'erased' | 'tampered' {
    const found = this.#find(ref)
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
  #stillThere(answer: Opened): Opened {
    return answer.status === 'open' && !this.#storage.row(answer.ref) ? this.#absent(answer.ref) : answer
  }

  #published<Answer>(ref: string, read: (found: Found) => Answer): Answer | Gone | Refusal {
    const found = this.#find(ref)
    if (isGone(found)) return found
    return found.key.purpose === PUBLICATION ? read(found) : refusal(ref, 'not-publication')
  }

  #find(ref: string): Found | Gone {
    const found = this.#storage.row(ref)
    if (!found) return this.#absent(ref)
    return found.key ? { row: found.row, key: found.key } : { ref, status: 'tampered' }
  }

  #absent(ref: string): Gone {
    return { ref, status: this.#keys.isBuried(ref) ? 'erased' : 'tampered' }
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
