import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from 'altcha-lib/types'

/** Solves the challenge that it is sent, and sends it back with the solution. */
const solve = async ({ data }: MessageEvent<string>): Promise<void> => {
  const challenge = JSON.parse(data) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution) globalThis.postMessage(JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }))
}

globalThis.addEventListener('message', (event: MessageEvent<string>) => void solve(event))
