#!/usr/bin/env node
import * as nodeModule from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`segql needs Node 22.13 or newer; this is ${process.versions.node}.\n`)
  process.exit(2)
}

// Most of a short command's time would be compiling our own source again: https://nodejs.org/api/module.html#module-compile-cache
nodeModule.enableCompileCache()

const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
