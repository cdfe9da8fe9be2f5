export { events } from './events.service.ts'
export { GatheringWatch } from './gathering/gathering-watch.ts'
