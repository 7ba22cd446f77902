import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { messages } from '../text/index.ts'
import { Failure } from './failure.tsx'

/** Asks before something is done; stays open, and says why, when it was refused. */
export const Confirm = ({
  title,
  text,
  act,
  danger = false,
  opened,
  onClose,
  onConfirm,
}: {
  readonly title: string
  readonly text: string
  readonly act: string
  readonly danger?: boolean
  readonly opened: boolean
  readonly onClose: () => void
  readonly onConfirm: () => unknown
}) => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const close = () => {
    setError(undefined)
    onClose()
  }
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      close()
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': messages.app.close }}>
      <Stack>
        <Text size="sm">{text}</Text>
        {error !== undefined && <Failure error={error} title={messages.parts.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {messages.app.cancel}
          </Button>
          <Button {...(danger && { color: 'red' })} loading={busy} onClick={() => void confirm()} data-autofocus>
            {act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
