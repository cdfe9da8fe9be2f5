import { parentPort, workerData } from 'node:worker_threads'
import { type Example, learnable, measure, train } from './model.ts'

const { examples, themes } = workerData as { readonly examples: readonly Example[]; readonly themes: readonly string[] }
const known = learnable(examples, themes)
parentPort?.postMessage({ model: train(examples, known), measured: measure(examples, themes) })
