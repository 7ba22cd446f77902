import { Title } from '@mantine/core'
import { messages } from '../text/index.ts'

export const ExploreScreen = () => <Title order={3}>{messages.screens.explore}</Title>
