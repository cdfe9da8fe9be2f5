import { existsSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

const settling = 150

/** The sources that the running process has read. The portal's own are not among them: Vite reloads those in the page. */
function watched() {
  const rooms = ['apps', 'packages'].flatMap((kind) => readdirSync(join(root, kind)).map((name) => join(root, kind, name, 'src')))
  return [...rooms, join(root, 'apps', 'portal', 'server'), join(root, 'programmes')].filter((folder) => existsSync(folder))
}

/** Calls back once for changes that come together. @param {() => void} callback @returns {() => void} stops watching */
function onChange(callback) {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting
  const soon = (/** @type {string} */ _event, /** @type {string | null} */ name) => {
    if (name?.includes('.spec.')) return
    clearTimeout(waiting)
    waiting = setTimeout(callback, settling)
  }
  const watchers = watched().map((folder) => watch(folder, { recursive: true }, soon))
  return () => {
    clearTimeout(waiting)
    for (const watcher of watchers) watcher.close()
  }
}

/**
 * Runs something and runs it again whenever a source changes. Ends when it ends well or is stopped by a signal; a crash waits for a change.
 *
 * @param {(abort: AbortSignal) => Promise<number>} start runs it once and stops it when told
 * @returns {Promise<number>} its exit code
 */
export async function restartOnChange(start) {
  for (;;) {
    const change = new AbortController()
    const forget = onChange(() => change.abort())
    const code = await start(change.signal)
    const stopped = code === 0 || code > 128
    if (!change.signal.aborted && !stopped) {
      process.stderr.write('Waiting for a change …\n')
      await new Promise((resolve) => change.signal.addEventListener('abort', resolve))
    }
    forget()
    if (!change.signal.aborted) return code
    process.stderr.write('A source changed: starting again …\n')
  }
}
