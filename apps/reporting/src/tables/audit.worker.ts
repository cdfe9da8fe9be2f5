import { parentPort, workerData } from 'node:worker_threads'
import { disclosedTables, type ToDisclose } from './disclosed.view.ts'

parentPort?.postMessage(disclosedTables(workerData as ToDisclose))
