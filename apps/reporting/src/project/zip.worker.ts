import { parentPort, workerData } from 'node:worker_threads'
import { strToU8, zipSync } from 'fflate'

const { files, at } = workerData as { readonly files: Readonly<Record<string, string>>; readonly at: string }
const packed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))
parentPort?.postMessage(zipSync(packed, { mtime: new Date(at) }))
