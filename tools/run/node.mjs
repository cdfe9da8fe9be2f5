import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from './paths.mjs'

const needed = 24

/** @param {string} path */
function majorOf(path) {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0) : 0
}

/** The Node that runs the platform: the one the lock file brings, else the one running this. Throws when neither is new enough. */
export function findNode() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(packaged) && majorOf(packaged) >= needed) return packaged
  if (majorOf(process.execPath) >= needed) return process.execPath
  throw new Error(
    `Heard needs Node ${needed} or newer here: this is ${process.version}, and no packaged Node exists for ${process.platform} ${process.arch}.`,
  )
}
