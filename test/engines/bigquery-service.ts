import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Client, credentials, type MethodDefinition } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'

const folder = join(dirname(createRequire(import.meta.url).resolve('@fivetrandevelopers/zetasql')), 'zetasql')

const binaries: Readonly<Record<string, string>> = {
  'linux x64': 'remote_server.so',
  'linux arm64': 'remote_server_arm.so',
  'darwin x64': 'remote_server',
  'darwin arm64': 'remote_server_arm',
}

/** They are linked with glibc, which Alpine has not. */
const hasGlibc = (): boolean => {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return process.platform !== 'linux' || header.glibcVersionRuntime !== undefined
}

/** The ZetaSQL server for this machine, if there is one. */
export const serverBinary = (): string | undefined => {
  const name = binaries[`${process.platform} ${process.arch}`]
  const path = name === undefined ? undefined : join(folder, name)
  return path !== undefined && existsSync(path) && hasGlibc() ? path : undefined
}

/** Calls a method of ZetaSQL's service by its name; requests and answers are as its `.proto` files have them. */
export interface Service {
  readonly call: <Answer>(method: string, request: object) => Promise<Answer>
  readonly close: () => void
}

const mostBytes = 256 * 1024 * 1024

export const openService = async (port: number, patience = 10_000): Promise<Service> => {
  const definition = loadSync('local_service.proto', {
    keepCase: true,
    longs: String,
    enums: String,
    oneofs: true,
    includeDirs: [join(folder, 'protos')],
  })
  const methods = definition['zetasql.local_service.ZetaSqlLocalService'] as unknown as Readonly<
    Record<string, MethodDefinition<object, object>>
  >
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.max_receive_message_length': mostBytes,
    'grpc.max_send_message_length': mostBytes,
    // Unless it is up, the next try is soon.
    'grpc.initial_reconnect_backoff_ms': 50,
    'grpc.max_reconnect_backoff_ms': 100,
  })
  await new Promise<void>((resolve, reject) => {
    client.waitForReady(Date.now() + patience, (error) => (error ? reject(error) : resolve()))
  })
  return {
    call: <Answer>(method: string, request: object) =>
      new Promise<Answer>((resolve, reject) => {
        const { path, requestSerialize, responseDeserialize } = methods[method]!
        client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, answer) => {
          if (error) reject(new Error(error.details))
          else resolve(answer as Answer)
        })
      }),
    close: () => client.close(),
  }
}
