import { Title } from '@mantine/core'
import { messages } from '../text/index.ts'

export const ConnectionsScreen = () => <Title order={3}>{messages.screens.connections}</Title>
