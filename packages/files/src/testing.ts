export { ClamdDouble, eicar } from './clamav/clamd.double.ts'
export { pngChunk, pngHeader, pngOf, pngPixels } from './picture/picture.fixture.ts'
export { workbookParts, zipOf } from './zip.fixture.ts'
