(() => {
  'use strict';
  const BATCH = 400;
  const element = id => document.getElementById(id);
  const body = document.querySelector('tbody');
  if (!body) return;

  const rows = [...body.rows];
  for (const template of document.querySelectorAll('template')) rows.push(...template.content.children);
  const people = rows.map((row, index) => ({
    row, index, name: row.cells[0].textContent, keys: row.dataset.k.split(' ').map(Number)
  }));
  const compareNames = new Intl.Collator(undefined, { numeric: true }).compare;
  let listed = people;
  let limit = BATCH;

  const show = () => {
    const words = element('find').value.trim().toLowerCase();
    const found = words ? listed.filter(person => person.name.toLowerCase().includes(words)) : listed;
    body.replaceChildren(...found.slice(0, limit).map(person => person.row));
    const count = number => number.toLocaleString('en');
    element('shown').textContent = `${count(Math.min(limit, found.length))} of ${count(found.length)} shown`;
    element('more').hidden = element('all').hidden = found.length <= limit;
  };
  element('find').addEventListener('input', show);
  element('more').addEventListener('click', () => { limit += BATCH; show(); });
  element('all').addEventListener('click', () => { limit = Infinity; show(); });

  // The timeline, second of the columns, has no key.
  const headers = [...document.querySelectorAll('thead th')].filter(header => header.querySelector('button'));
  headers.forEach((header, column) => header.querySelector('button').addEventListener('click', () => {
    const descending = header.getAttribute('aria-sort') === 'ascending';
    headers.forEach(other => other.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const compare = column === 0
      ? (one, other) => compareNames(one.name, other.name)
      : (one, other) => one.keys[column - 1] - other.keys[column - 1];
    listed = [...people].sort((one, other) => (descending ? -1 : 1) * compare(one, other) || one.index - other.index);
    show();
  }));

  const tip = document.createElement('div');
  tip.id = 'tip';
  tip.hidden = true;
  document.body.append(tip);
  const hideTip = () => { tip.hidden = true; };
  const showTip = (text, event) => {
    tip.textContent = text;
    tip.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = tip;
    tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - width - 4))}px`;
    tip.style.top = `${Math.max(4, event.clientY - height - 12)}px`;
  };
  // The browser would show a title too, and later.
  const textOf = bar => {
    const title = bar.querySelector('title');
    if (title) {
      bar.dataset.tip = title.textContent;
      title.remove();
    }
    return bar.dataset.tip;
  };

  const curve = document.querySelector('.curve');
  const steps = curve ? [...curve.querySelector('path').getAttribute('d').matchAll(/H([\d.]+)V([\d.]+)/g)]
    .map(([, x, y]) => ({ x: Number(x), people: Math.round(curve.dataset.peak * (1 - y / 100)) })) : [];
  const atOnce = event => {
    const box = curve.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const { from, to, offset } = curve.dataset;
    const time = new Date(Number(from) + part * (to - from) + Number(offset)).toISOString().slice(11, 19);
    let people = 0;
    for (const step of steps) if (step.x <= part * 1000) people = step.people;
    return `${time}: ${people.toLocaleString('en')} at once`;
  };

  const point = event => {
    const bar = event.target.closest('.bars rect');
    if (bar) showTip(textOf(bar), event);
    else if (event.target.closest('.curve')) showTip(atOnce(event), event);
    else hideTip();
  };
  document.addEventListener('pointermove', point);
  document.addEventListener('click', point);
  document.addEventListener('scroll', hideTip, { passive: true });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hideTip(); });
  show();
})();
