import type { Configuration, FollowerStatus } from '@heard/service-kit'
import { Cosigning, type CosigningOptions } from './cosigning.ts'
import type { Errand } from './errand.ts'
import { type PolicyFile, type Reachable, reachableWitnesses, readTrustPolicy } from './trust-policy-file.ts'

const VARIABLE = 'HEARD_LEDGER_WITNESSES'

/** @throws ConfigurationError */
export const witnessesOf = ({ ledgerWitnesses }: Configuration): { readonly file?: PolicyFile; readonly witnesses: readonly Reachable[] } => {
  if (ledgerWitnesses === undefined) return { witnesses: [] }
  const file = readTrustPolicy(VARIABLE, ledgerWitnesses)
  return { file, witnesses: reachableWitnesses(VARIABLE, file) }
}

/** Everybody elsewhere who is told of new checkpoints: witnesses, and the bucket with a copy. None of them holds up the ledger, nor makes the platform unready: health lists who fails. */
export class Outside {
  #cosigning: Cosigning | undefined
  #mirror: Errand | undefined

  cosign(witnesses: readonly Reachable[], options: Omit<CosigningOptions, 'added'>): void {
    this.#cosigning = new Cosigning(witnesses, { ...options, added: () => this.#mirror?.wake() })
  }

  mirror(mirror: Errand): void {
    this.#mirror = mirror
  }

  published(): void {
    this.#cosigning?.published()
    this.#mirror?.wake()
  }

  status(): readonly FollowerStatus[] {
    const witnesses = (this.#cosigning?.problems() ?? []).map(({ name, problem }) => ({ name: `witness ${name}`, problem }))
    const mirror = this.#mirror ? [{ name: 'mirror', problem: this.#mirror.problem }] : []
    return [...witnesses, ...mirror].map(({ name, problem }) => ({
      name: `ledger/${name}`,
      ready: true,
      ...(problem === undefined ? {} : { stoppedAt: 0n }),
    }))
  }

  async stop(): Promise<void> {
    await Promise.all([this.#cosigning?.stop(), this.#mirror?.stop()])
  }
}
