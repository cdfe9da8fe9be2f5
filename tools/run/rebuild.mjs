import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** What the built portal is made of. */
const sources = ['apps/portal/app', 'apps/portal/server', 'packages/contracts/src', 'packages/identity/src']
const quiet = 150

/**
 * Builds again whenever a source of the portal changes, once for changes that come together. The server restarts by itself, because it
 * imports what is built.
 *
 * @param {() => Promise<number>} build
 * @returns {() => void} stops watching
 */
export function rebuildOnChange(build) {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting
  let building = Promise.resolve()
  const soon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      building = building.then(build).then(() => undefined)
    }, quiet)
  }
  const watchers = sources
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, soon))
  return () => {
    clearTimeout(waiting)
    for (const watcher of watchers) watcher.close()
  }
}
