import { readFileSync } from 'node:fs'

const interval = 500

/** Name and parent of a process, where the system shows them as files. @param {number} pid */
function lookUp(pid) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, parent: Number(parent) }
  } catch {
    return undefined
  }
}

/** npm runs a script through a shell that neither hands signals on nor takes its child with it: shell and npm are both watched. */
function starters() {
  const shell = lookUp(process.ppid)
  return shell && /^(?:sh|dash|bash|ash)$/.test(shell.name ?? '') && shell.parent > 1 ? [process.ppid, shell.parent] : [process.ppid]
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/**
 * Calls back once when the `npm run` that started this process is gone, so that ending npm ends what it started. Does nothing when
 * npm did not start it: a server started by hand may well outlive its shell.
 *
 * @param {() => void} callback
 * @returns {() => void} stops watching
 */
export function whenAbandoned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return () => {}
  const parent = process.ppid
  const watched = starters()
  const timer = setInterval(() => {
    if (process.ppid === parent && watched.every(isAlive)) return
    clearInterval(timer)
    callback()
  }, interval)
  timer.unref()
  return () => clearInterval(timer)
}
