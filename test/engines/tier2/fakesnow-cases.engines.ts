import { openBridge } from '../python-bridge.ts'
import { createSnowflake } from '../snowflake.ts'
import { rowCases } from './suite.ts'

rowCases('fakesnow', async () => {
  const bridge = await openBridge('fakesnow_server.py')
  const engine = createSnowflake(bridge)
  return { engine: 'fakesnow', version: bridge.version, parameters: engine, literals: engine, close: bridge.close }
})
