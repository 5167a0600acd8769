'use strict';
// Puts a fresh page's content into this one every few seconds, keeping open folds, focus and place.
(() => {
  const every = 5000;
  const note = document.getElementById('refresh');
  const say = (text, stale) => { note.textContent = text; note.className = stale ? 'stale' : ''; };
  const replace = (id, fresh) => {
    const old = document.getElementById(id), next = fresh.getElementById(id);
    if (old && next && old.innerHTML !== next.innerHTML) { old.innerHTML = next.innerHTML; }
  };
  const refresh = async () => {
    if (document.hidden) { return; }
    try {
      const answer = await fetch('/', { headers: { Accept: 'text/html' }, cache: 'no-store', redirect: 'error' });
      if (!answer.ok) { throw new Error(answer.status); }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const held = document.activeElement;
      if (held && held.tagName === 'BUTTON') { return; }
      const folds = new Map([...document.querySelectorAll('details[id]')].map(fold => [fold.id, fold.open]));
      const focus = held && held.tagName === 'SUMMARY' ? held.parentElement.id : null;
      replace('feeds', fresh);
      for (const fold of document.querySelectorAll('details[id]')) {
        if (folds.has(fold.id)) { fold.open = folds.get(fold.id); }
      }
      if (focus && document.getElementById(focus)) { document.getElementById(focus).firstElementChild.focus({ preventScroll: true }); }
      replace('summary', fresh);
      const now = document.getElementById('now'), then = fresh.getElementById('now');
      now.textContent = then.textContent;
      now.dateTime = then.dateTime;
      document.title = fresh.title;
      say(', refreshes automatically', false);
    } catch (gone) {
      say(', not refreshed since: the program does not answer', true);
    }
  };
  say(', refreshes automatically', false);
  setInterval(refresh, every);
  document.addEventListener('visibilitychange', refresh);
})();
