import type { Configuration, FollowerStatus } from '@heard/service-kit'
import { Cosigning, type CosigningOptions } from './cosigning.ts'
import { type PolicyFile, type Reachable, reachableWitnesses, readTrustPolicy } from './trust-policy-file.ts'

const VARIABLE = 'HEARD_LEDGER_WITNESSES'

/** @throws ConfigurationError */
export const witnessesOf = ({ ledgerWitnesses }: Configuration): { readonly file?: PolicyFile; readonly witnesses: readonly Reachable[] } => {
  if (ledgerWitnesses === undefined) return { witnesses: [] }
  const file = readTrustPolicy(VARIABLE, ledgerWitnesses)
  return { file, witnesses: reachableWitnesses(VARIABLE, file) }
}

/** Everybody elsewhere who is told of new checkpoints. None of them holds up the ledger, nor makes the platform unready: health lists who fails. */
export class Outside {
  #cosigning: Cosigning | undefined

  cosign(witnesses: readonly Reachable[], options: Omit<CosigningOptions, 'added'>): void {
    this.#cosigning = new Cosigning(witnesses, { ...options, added: () => undefined })
  }

  published(): void {
    this.#cosigning?.published()
  }

  status(): readonly FollowerStatus[] {
    return (this.#cosigning?.problems() ?? []).map(({ name, problem }) => ({
      name: `ledger/witness ${name}`,
      ready: true,
      ...(problem === undefined ? {} : { stoppedAt: 0n }),
    }))
  }

  async stop(): Promise<void> {
    await this.#cosigning?.stop()
  }
}
