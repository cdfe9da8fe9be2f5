export { ConfigurationError, readConfiguration } from '@heard/service-kit'
export { type BootOptions, bootHeard, type Heard } from './boot.ts'
export { routes, services } from './services.ts'
