import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const GIB = 2 ** 30
/** What a whole run of the tests leaves lying about at once is far below. */
const NEEDED = 4 * GIB
/** Left for browsers, platforms and databases. */
const LEFT = 4 * GIB

/** Whether files may lie in memory: there they cost no disk, which is what tests of a platform wait for most. */
function fitsInMemory() {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= NEEDED && freemem() >= NEEDED + LEFT
  } catch {
    return false
  }
}

/** A new folder for files that nobody needs afterwards, in memory where there is plenty of it. */
export function scratchFolder() {
  return mkdtempSync(join(fitsInMemory() ? MEMORY : tmpdir(), 'heard-test-'))
}
