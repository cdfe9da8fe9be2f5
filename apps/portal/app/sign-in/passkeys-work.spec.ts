import { expect, it } from 'vitest'
import { passkeysWork } from './passkeys-work.ts'

it('knows where browsers keep passkeys', () =>
  expect(['https://heard.example', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'].map(passkeysWork)).toStrictEqual([
    true,
    true,
    false,
    false,
  ]))
