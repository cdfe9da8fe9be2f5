import { readFileSync } from 'node:fs'
import { ConfigurationError } from '@heard/service-kit'
import { nodeCryptography } from '@heard/transparency-log'
import { formatVerifierKey, Malformed, parseTrustPolicy, type Trusted, type TrustPolicy, type VerifierKey } from '@heard/transparency-log/verify'

export type PolicyFile = { readonly policy: TrustPolicy; readonly text: string }

/** A witness that can be asked. */
export type Reachable = Trusted & { readonly url: string }

/** @throws ConfigurationError naming the variable, the file and the line at fault */
export const readTrustPolicy = (variable: string, file: string): PolicyFile => {
  try {
    const text = readFileSync(file, 'utf8')
    return { text, policy: parseTrustPolicy(nodeCryptography.sha256, text) }
  } catch (error) {
    if (error instanceof Malformed) throw new ConfigurationError(`${variable}: ${file} is no policy: ${error.message}`)
    throw new ConfigurationError(`${variable} must name a policy file that can be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

const isPlainAddress = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  const { protocol, username, password, search, hash } = new URL(url)
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === ''
}

/** @throws ConfigurationError for a witness that nobody could ask */
export const reachableWitnesses = (variable: string, { policy }: PolicyFile): readonly Reachable[] =>
  policy.witnesses.map(({ key, url }) => {
    if (url === undefined || !isPlainAddress(url)) {
      throw new ConfigurationError(`${variable}: the witness ${key.name} needs an address such as https://witness.example, without password or query`)
    }
    return { key, url }
  })

/** The policy for everybody else: this log's own key, and its witnesses without the addresses where they are asked. */
export const publishedPolicy = (log: VerifierKey, file: PolicyFile | undefined): string => {
  const lines = (file?.text ?? 'quorum none')
    .split('\n')
    .map((line) => line.split(/[\t ]+/).filter((item) => item !== ''))
    .filter(([keyword = '#']) => !keyword.startsWith('#') && keyword !== 'log')
    .map(([keyword, ...items]) => [keyword, ...(keyword === 'witness' ? items.slice(0, 2) : items)].join(' '))
  return `${[`log ${formatVerifierKey(log)}`, ...lines].join('\n')}\n`
}
