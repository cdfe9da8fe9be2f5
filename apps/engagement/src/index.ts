export { engagement } from './engagement.service.ts'
export { LoadProgrammes } from './programme/load-programmes/load-programmes.handler.ts'
export { ShareStoryRequest } from './story/share-story/share-story.handler.ts'
