import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ConnectionEntry } from '../../runtime/server/api/index.ts'
import { Failure } from '../parts/failure.tsx'
import { call } from '../project/client.ts'
import { formatInstant } from '../text/format.ts'
import { messages } from '../text/index.ts'
import { Statement, TestSteps } from './steps.tsx'

const texts = messages.connectionsScreen.rotation

/** A new key beside the one in use: made, attached by an administrator, proven, and only then put into use. */
export const RotationWindow = ({
  of,
  onClose,
}: {
  readonly of: ConnectionEntry | undefined
  readonly onClose: () => void
}) => (
  <Modal
    opened={of !== undefined}
    onClose={onClose}
    size="lg"
    title={of ? texts.title(of.name) : ''}
    closeButtonProps={{ 'aria-label': messages.app.close }}
  >
    {of && <Rotation of={of} />}
  </Modal>
)

const Rotation = ({ of: { name, rotationSince } }: { readonly of: ConnectionEntry }) => {
  const queries = useQueryClient()
  const asked = { parameters: { name } }
  const again = () => queries.invalidateQueries({ queryKey: ['connections'] })
  const begin = useMutation({
    mutationFn: () => call('POST /api/connections/{name}/rotation', asked),
    onSuccess: again,
  })
  const confirm = useMutation({
    mutationFn: () => call('POST /api/connections/{name}/rotation/confirm', asked),
    onSuccess: again,
  })
  const abandon = useMutation({
    mutationFn: () => call('DELETE /api/connections/{name}/rotation', asked),
    onSuccess: () => {
      begin.reset()
      confirm.reset()
      return again()
    },
  })
  const error = begin.error ?? confirm.error ?? abandon.error
  const { data: begun } = begin
  const next = confirm.data?.findings.find(({ code }) => code === 'next')
  return (
    <Stack>
      <Text size="sm">{texts.about}</Text>
      {rotationSince !== undefined && !begun && <Text size="sm">{texts.waiting(formatInstant(rotationSince))}</Text>}
      {begun && (
        <>
          <Text size="sm">{texts.attach}</Text>
          <Statement text={begun.statement} />
          <Text size="xs" c="dimmed">
            {texts.publicKey}
          </Text>
          <Statement text={begun.publicKey} />
        </>
      )}
      {error && <Failure error={error} title={messages.parts.refused} />}
      {confirm.data && (
        <>
          <Text size="sm">{confirm.data.ok ? texts.done : texts.notYet}</Text>
          {next && <Statement text={next.message} />}
          <TestSteps test={{ ...confirm.data, findings: confirm.data.findings.filter((one) => one !== next) }} />
        </>
      )}
      <Group justify="flex-end">
        {(begun !== undefined || rotationSince !== undefined) && !confirm.data?.ok && (
          <Button variant="default" loading={abandon.isPending} onClick={() => abandon.mutate()}>
            {texts.abandon}
          </Button>
        )}
        {begun ? (
          <Button loading={confirm.isPending} disabled={confirm.data?.ok} onClick={() => confirm.mutate()}>
            {texts.confirm}
          </Button>
        ) : (
          <Button loading={begin.isPending} onClick={() => begin.mutate()}>
            {texts.begin}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
