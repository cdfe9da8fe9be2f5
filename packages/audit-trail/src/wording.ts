import type { Sealed } from '@heard/contracts'
import type { PublicEntry } from './entries.ts'

/** The words behind bindings, beside the public ledger. Both are durable before they resolve, and bear repetition. */
export type WordingFiles = {
  /** `text` is the file's whole content. */
  publish(binding: string, text: string): Promise<void>
  withdraw(binding: string): Promise<void>
}

/** Published wording as the vault discloses it: JCS of the payload and the secret of its binding; nothing where it was withdrawn. */
export type DisclosedWording = { readonly ref: string; readonly canonical: string; readonly secret: Uint8Array } | undefined
/** In the order asked. */
export type Disclose = (refs: readonly string[]) => Promise<readonly DisclosedWording[]>

/**
 * The wording file of a binding: JSON of `{ secret, wording }`, where `secret` is r in base64url and `wording` the JCS text, so that
 * binding = base64url(HMAC-SHA-256(r, "heard/binding/v1" ‖ 0x00 ‖ wording)).
 */
export const wordingFile = ({ canonical, secret }: NonNullable<DisclosedWording>): string =>
  `${JSON.stringify({ secret: Buffer.from(secret).toString('base64url'), wording: canonical })}\n`

/** Puts the wording of entries beside the ledger, and takes withdrawn wording away, in the order of the entries. */
export const keepWording = async (entries: readonly PublicEntry[], disclose: Disclose, files: WordingFiles): Promise<void> => {
  const sealed: readonly Sealed[] = entries.flatMap(({ wording }) => wording)
  const disclosed = await disclose(sealed.map(({ ref }) => ref))
  for (const [index, { binding }] of sealed.entries()) {
    const words = disclosed[index]
    if (words) await files.publish(binding, wordingFile(words))
  }
  await dropWording(entries, files)
}

/** Takes the wording away that these entries withdraw; how many of them do. */
export const dropWording = async (entries: readonly PublicEntry[], files: Pick<WordingFiles, 'withdraw'>): Promise<number> => {
  const bindings = entries.flatMap(({ entry }) => (entry.type === 'wording.withdrawn' ? [entry.data.binding] : []))
  for (const binding of bindings) await files.withdraw(binding)
  return bindings.length
}
