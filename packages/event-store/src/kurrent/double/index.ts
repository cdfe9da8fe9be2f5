export { failoverDrill } from '../failover-drill.ts'
export type { Fault } from './faults.ts'
export { type DoubleOptions, KurrentDouble } from './kurrent-double.ts'
