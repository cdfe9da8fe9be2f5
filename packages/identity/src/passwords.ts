import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Of argon2id: KiB of memory, and how often it is gone through. */
type Cost = { readonly memory: number; readonly passes: number }

/** What OWASP asks for: 19 MiB, 2 passes, 30 to 60 ms. */
const guarded: Cost = { memory: 19_456, passes: 2 }
/** The least there is, for a password that everybody may read here: nothing would be guarded, and a start in development makes a dozen of its hashes. */
const known: Cost = { memory: 8, passes: 1 }
/** Hashes at work at once: half of libuv's pool of four threads stays free, and so does a core. */
const lanes = 2

let running = 0
const waiting: (() => void)[] = []

const inLane = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running < lanes) running += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  inLane(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)))
      }),
  )

const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** How many hashes wait for their turn. */
export const hashesWaiting = (): number => waiting.length

const phcOf = ({ memory, passes }: Cost, nonce: Buffer, key: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=1$${plain(nonce)}$${plain(key)}`

const hashAt = async (cost: Cost, password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const key = await derive({ message: password.normalize('NFKC'), nonce, parallelism: 1, tagLength: 32, ...cost })
  return phcOf(cost, nonce, key)
}

/** A password's argon2id hash in the PHC string format, worked out in libuv's thread pool. */
export const hashPassword = (password: string): Promise<string> => hashAt(guarded, password)

/** The same for a password that is no secret, in well under a millisecond. */
export const hashKnownPassword = (password: string): Promise<string> => hashAt(known, password)

/** A hash that no password fits, so that checking one for nobody takes as long. */
export const nobodysHash = phcOf(guarded, Buffer.alloc(16), Buffer.alloc(32))

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Whether a password is the one that was hashed, with the parameters of that hash. Something else than a hash fits no password. */
export const verifyPassword = async ({ hash, password }: { hash: string; password: string }): Promise<boolean> => {
  const [, m, t, p, salt, tag] = phc.exec(hash) ?? []
  if (salt === undefined || tag === undefined) return false
  const expected = Buffer.from(tag, 'base64')
  const key = await derive({
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: Number(p),
    tagLength: expected.length,
    memory: Number(m),
    passes: Number(t),
  })
  return timingSafeEqual(key, expected)
}
