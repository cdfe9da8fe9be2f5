export { events } from './events.service.ts'
