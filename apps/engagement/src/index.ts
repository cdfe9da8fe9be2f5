export { engagement } from './engagement.service.ts'
export { LoadProgrammes } from './programme/load-programmes/load-programmes.handler.ts'
