import { VaultUnusable } from './vault.ts'

export const NOT_OURS = 'The vault file is not a vault: point Heard at the right file.'
export const DAMAGED = 'The vault file is damaged: restore it from a backup. Nothing was changed.'

/** What SQLite says, and what an operator can do about it (https://www.sqlite.org/rescode.html). */
const ADVICE: Readonly<Record<number, string>> = {
  5: 'The vault file is in use by another process: stop that process, then try again.',
  8: 'The vault file cannot be written: give this user write access to it.',
  10: 'The vault file cannot be read or written (the disk reports an error): check the disk.',
  11: DAMAGED,
  13: 'The disk with the vault file is full: make room, then try again. Nothing was kept of this.',
  14: 'The vault file cannot be opened: check that its folder exists and that this user may write there.',
  26: NOT_OURS,
}

/** Runs what touches SQLite, and turns its errors into VaultUnusable with advice. */
export const usable = <T>(act: () => T): T => {
  try {
    return act()
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause
    const code = 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : -1
    throw new VaultUnusable(ADVICE[code] ?? `The vault file cannot be used (${cause.message}).`, { cause })
  }
}
