export { ConfigurationError, readConfiguration } from '@heard/service-kit'
export { type BootOptions, bootHeard, type Heard } from './boot.ts'
export { facts, routes, services } from './services.ts'
export { openStores, type Stores } from './stores.ts'
