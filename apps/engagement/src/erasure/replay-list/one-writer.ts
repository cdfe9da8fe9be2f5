import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A list is written in milliseconds: whoever holds it for longer has crashed. */
const GIVEN_UP_MS = 10_000
const LOOK_AGAIN_MS = 5

const waitABit = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS)

const begun = (mark: string): boolean => {
  try {
    const file = openSync(mark, 'wx', 0o600)
    writeFileSync(file, JSON.stringify([hostname(), process.pid]))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** This process writes nothing while it asks, so a mark with its own number is from before it. */
const isRunning = (pid: number): boolean => {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const isLeftBehind = (mark: string): boolean => {
  try {
    if (Date.now() - statSync(mark).mtimeMs > GIVEN_UP_MS) return true
    const [host, pid] = JSON.parse(readFileSync(mark, 'utf8')) as readonly [string, number]
    return host === hostname() && !isRunning(pid)
  } catch {
    return false
  }
}

/** Does something to a file while no other process does so by this way: a mark beside the file says that it is being written. */
export const asOneWriter = <T>(file: string, work: () => T): T => {
  const mark = `${file}.writing`
  while (!begun(mark)) {
    if (isLeftBehind(mark)) rmSync(mark, { force: true })
    else waitABit()
  }
  try {
    return work()
  } finally {
    rmSync(mark, { force: true })
  }
}
