// The console works without this; with it, answers come without a new page, and what is sent arrives by itself.
const chat = document.querySelector('.chat');

/** Takes a form's answer into the conversation instead of leaving the page. */
async function ask(form) {
  const said = new FormData(form);
  const question = said.get('said');
  for (const button of form.querySelectorAll('button')) button.setAttribute('disabled', '');
  const status = document.querySelector('#status');
  if (status) status.textContent = status.dataset.waiting;
  try {
    const answer = await fetch(form.action, {
      method: 'post',
      body: new URLSearchParams(said),
      headers: { accept: 'text/html-fragment' },
    });
    const fragment = document.createElement('template');
    fragment.innerHTML = await answer.text();
    const first = fragment.content.firstElementChild;
    chat.append(fragment.content);
    bring(first);
    if (question !== null) form.reset();
    if (status) status.textContent = '';
  } catch {
    if (status) status.textContent = status.dataset.failed;
  } finally {
    for (const button of form.querySelectorAll('button')) button.removeAttribute('disabled');
  }
}

/** Whoever reads further up is left there. */
function isAtEnd() {
  return (
    innerHeight + scrollY >= document.documentElement.scrollHeight - 160 ||
    (chat?.getBoundingClientRect().bottom ?? 0) < innerHeight
  );
}

/** Into sight; what is longer than the window from its beginning. */
function bring(turn) {
  document.querySelector('#empty')?.remove();
  if (turn) turn.scrollIntoView({ block: turn.offsetHeight > innerHeight * 0.7 ? 'start' : 'nearest' });
}

/** Says that something has come, and leads there. */
function offer(turn) {
  const newer = document.querySelector('.newer');
  const link = newer?.querySelector('a');
  if (!link) return;
  link.href = `#${turn.id}`;
  newer.hidden = false;
  link.onclick = () => {
    newer.hidden = true;
  };
}

if (chat) {
  if (location.hash === '') chat.lastElementChild?.scrollIntoView({ block: 'start', behavior: 'instant' });
  document.addEventListener('submit', event => {
    if (!event.target.matches('form[action="/chat"]')) return;
    event.preventDefault();
    void ask(event.target);
  });
  const arriving = new EventSource('/chat/stream');
  arriving.addEventListener('told', event => {
    const fragment = document.createElement('template');
    fragment.innerHTML = event.data;
    const told = fragment.content.firstElementChild;
    if (told === null || document.getElementById(told.id) !== null) return;
    const isFollowed = isAtEnd();
    chat.append(told);
    if (isFollowed) bring(told);
    else offer(told);
  });
}

// Search as you type: the list alone is fetched anew.
const search = document.querySelector('form[data-live]');
if (search) {
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const query = new URLSearchParams(new FormData(search));
      const address = `${search.action}?${query}`;
      const answer = await fetch(address);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.querySelector('#results');
      if (found) document.querySelector('#results')?.replaceWith(found);
      history.replaceState(null, '', address);
    }, 250);
  });
}
