import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Argon2id as OWASP asks for: 19 MiB, 2 passes, about 30 ms. */
const memory = 19_456
const passes = 2
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

/** A password's argon2id hash in the PHC string format, worked out in libuv's thread pool. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const key = await derive({ message: password.normalize('NFKC'), nonce, parallelism: 1, tagLength: 32, memory, passes })
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${plain(nonce)}$${plain(key)}`
}

/** A hash that no password fits, so that checking one for nobody takes as long. */
export const nobodysHash = `$argon2id$v=19$m=${memory},t=${passes},p=1$${plain(Buffer.alloc(16))}$${plain(Buffer.alloc(32))}`

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
