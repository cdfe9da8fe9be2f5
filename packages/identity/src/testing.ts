export { appCode } from './joining.fixture.ts'
export { testTokens } from './tokens.fixture.ts'
