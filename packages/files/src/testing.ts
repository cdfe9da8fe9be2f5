export { ClamdDouble, eicar } from './clamav/clamd.double.ts'
export { workbookParts, zipOf } from './zip.fixture.ts'
