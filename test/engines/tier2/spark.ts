import { openBridge } from '../python-bridge.ts'
import { createSpark } from '../spark.ts'
import type { Opened } from './suite.ts'

/** Parameters where expressions are compiled, literals where they are interpreted, in a session of another time zone. */
export const openSpark = async (): Promise<Opened> => {
  const bridge = await openBridge('spark.py')
  const { compiling, interpreting } = createSpark(bridge)
  return {
    engine: 'Apache Spark',
    version: bridge.version,
    parameters: compiling,
    literals: interpreting,
    close: bridge.close,
  }
}
