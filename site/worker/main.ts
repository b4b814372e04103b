import {answer, failure, problemsOf} from './answer.ts'
import type {Request, Response} from './protocol.ts'

addEventListener('message', async ({data}: MessageEvent<Request>) => {
  const {id, job, report} = data
  try {
    reply({id, answer: await answer(job, report)})
  } catch (error) {
    const problems = problemsOf(error, report.language) ?? [failure(error, report.language)]
    reply({id, problems})
  }
})

function reply(response: Response): void {
  postMessage(response)
}
