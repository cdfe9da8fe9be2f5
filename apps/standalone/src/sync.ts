import { closeSync, fsyncSync, openSync } from 'node:fs'

const sync = (path: string, flags: string): void => {
  const descriptor = openSync(path, flags)
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** Makes what was written to a file durable. */
export const syncFile = (file: string): void => sync(file, 'r+')

/** Makes the names in a folder durable. */
export const syncFolder = (folder: string): void => sync(folder, 'r')
