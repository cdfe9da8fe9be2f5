export { champions } from './champions.service.ts'
