// Select words of a statement or a headline and press Ctrl+Enter, or use a statement's button: a dialog sends them to the newsroom.
const LONGEST_QUOTE = 1000;
const dialog = document.getElementById('report');
const ingest = document.body.dataset.ingest;
let about;

export const takeReports = {
  /** Shows the buttons of statements that stand there now. */
  offer() {
    if (!dialog) return;
    for (const button of document.querySelectorAll('button.flag')) button.hidden = false;
  },

  listen() {
    if (!dialog) return;
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !dialog.open) {
        const selection = getSelection();
        const words = selection.toString().trim();
        const holder = words && element(selection.anchorNode).closest('.quotable');
        if (holder) {
          event.preventDefault();
          open(words, holder);
        }
      }
    });
    document.addEventListener('click', (event) => {
      const button = event.target.closest('button.flag');
      if (button) open(button.closest('.said').querySelector('blockquote').textContent, button);
    });
    dialog.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
    document.getElementById('report-close').addEventListener('click', () => dialog.close());
  },
};

function element(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}

function open(words, from) {
  const statement = from.closest('[data-statement]')?.dataset.statement;
  const aid = from.closest('[data-aid]')?.dataset.aid;
  about = { quote: words.slice(0, LONGEST_QUOTE), page: location.href };
  if (statement) about.statementId = statement;
  else if (aid) about.aidId = aid;
  document.getElementById('report-quote').textContent = about.quote;
  document.getElementById('report-comment').value = '';
  document.getElementById('report-outcome').textContent = '';
  document.getElementById('report-send').disabled = false;
  dialog.showModal();
  document.getElementById('report-comment').focus();
}

async function send() {
  const outcome = document.getElementById('report-outcome');
  const button = document.getElementById('report-send');
  const contact = document.getElementById('report-contact').value.trim();
  const report = { ...about, comment: document.getElementById('report-comment').value.trim() };
  if (contact) report.contact = contact;
  button.disabled = true;
  outcome.textContent = 'Sending …';
  try {
    const answer = await fetch(`${ingest}/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(report),
    });
    if (answer.status === 202) {
      outcome.textContent = 'Thank you: the newsroom has it.';
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    outcome.textContent = problem.detail ?? 'It could not be sent. Try again in a moment.';
  } catch {
    outcome.textContent = 'It could not be sent. Try again in a moment.';
  }
  button.disabled = false;
}
