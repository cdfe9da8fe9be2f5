import { describe } from 'vitest'
import { aloneLeases } from './alone.ts'
import { leasesContract } from './leases.contract.ts'

describe('leases of a process that is alone', () => leasesContract(async () => aloneLeases))
