import type { MailWords } from './mail-words.ts'

export const pt: MailWords = {
  confirm: {
    subject: 'Heard: por favor, confirme o seu endereço de e-mail',
    about: 'Recebemos um pedido, muito provavelmente seu, para escrever para este endereço quando há novidades no Heard.',
    page: 'O pedido foi seu? Siga este link no prazo de 7 dias:',
    stop: 'O pedido não foi seu? Não precisa de fazer nada: apagamos este endereço ao fim de 7 dias. Para o apagar já:',
  },
  moved: {
    subject: 'Heard: algo avançou',
    about: 'Algo avançou em relação ao que nos disse.',
    page: 'Para ver, abra esta página e escreva o código do seu comprovativo:',
  },
  news: {
    page: 'Veja aqui:',
    moves: {
      asked: 'Uma organização recebeu um pedido.',
      answered: 'Uma organização respondeu.',
      silent: 'Uma organização não respondeu a tempo.',
      promised: 'Uma organização prometeu alguma coisa.',
      changed: 'Uma promessa foi alterada.',
      progress: 'Há novidades sobre uma promessa.',
      kept: 'Uma organização diz que cumpriu uma promessa.',
      verdict: 'As pessoas disseram o que veem de uma promessa.',
      report: 'Foi publicado um novo relatório.',
      figures: 'Foram publicados novos números.',
      results: 'Foram publicados os resultados de uma conversa.',
    },
  },
  stop: 'Para não receber mais estes e-mails e apagarmos este endereço:',
  answer: {
    subject: 'Heard: a nossa resposta para si',
    reply: 'Pode responder a este e-mail. Por favor, deixe ficar no assunto as letras entre parênteses.',
    noReply: 'Por favor, não responda a este e-mail: ninguém lê as respostas.',
    page: 'Para ver todas as nossas respostas, escrever mais ou apagar tudo, abra esta página e escreva o código do seu comprovativo:',
  },
}
