export { champions } from './champions.service.ts'
export { TrainingWatch } from './training/training-watch.ts'
