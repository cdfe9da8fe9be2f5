import { parentPort, workerData } from 'node:worker_threads'
import { disclosedTables, type ToDisclose } from './tables.view.ts'

parentPort?.postMessage(disclosedTables(workerData as ToDisclose))
