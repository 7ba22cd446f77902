import { openBridge } from '../python-bridge.ts'
import { createSpark } from '../spark.ts'
import { rowCases } from './suite.ts'

rowCases('spark', async () => {
  const bridge = await openBridge('spark.py')
  return {
    engine: 'Apache Spark',
    version: bridge.version,
    parameters: createSpark(bridge, 'compiling'),
    literals: createSpark(bridge, 'interpreting'),
    close: bridge.close,
  }
})
