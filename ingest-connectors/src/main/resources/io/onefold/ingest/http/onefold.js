// Sends what visitors do to Onefold. How to use it: docs/web-snippet.md
(() => {
  const script = document.currentScript;
  const option = (name, other) => script.dataset[name] || other;
  const respect = option('respect', 'dnt gpc');
  const refused = (/dnt/.test(respect) && navigator.doNotTrack === '1')
    || (/gpc/.test(respect) && navigator.globalPrivacyControl);
  const url = new URL('/v1/batch', script.src).href;
  const cookie = option('cookie', 'onefold_id');
  const kept = {};
  let busy;

  // Where storage is switched off, the page's memory has to do.
  const read = name => {
    try { return JSON.parse(localStorage.getItem(cookie + name)); } catch (e) { return kept[name]; }
  };
  const write = (name, value) => {
    kept[name] = value;
    try {
      if (value) localStorage.setItem(cookie + name, JSON.stringify(value));
      else localStorage.removeItem(cookie + name);
    } catch (e) { }
  };
  const queue = () => read('-queue') || [];

  const id = () => [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => (byte + 256).toString(16).slice(1)).join('');
  const keep = (value, seconds) => {
    document.cookie = `${cookie}=${value};path=/;max-age=${seconds};samesite=lax;domain=${option('domain', '')}`
      + (location.protocol === 'https:' ? ';secure' : '');
  };
  const visitor = () => {
    const found = document.cookie.match(`(?:^|; )${cookie}=([^;]+)`);
    kept.id = found ? found[1] : kept.id || id();
    keep(kept.id, 3e7);
    return kept.id;
  };

  const body = events => JSON.stringify({ writeKey: option('writeKey'), sentAt: new Date(), batch: events });
  // An event stays until it is answered for: sent twice it is one, since its messageId is one.
  const flush = () => {
    const events = queue().slice(0, 20);
    if (busy || !events.length) return;
    busy = true;
    const text = body(events);
    fetch(url, { method: 'POST', body: text, keepalive: text.length < 2e4 }).then(answer => {
      if (!answer.ok && ![400, 413].includes(answer.status)) throw answer;
      const done = events.map(event => event.messageId);
      write('-queue', queue().filter(event => !done.includes(event.messageId)));
      busy = false;
      flush();
    }).catch(() => setTimeout(() => { busy = false; flush(); }, 9e3));
  };

  const send = (type, more) => {
    if (refused) return;
    write('-queue', [...queue().slice(-99), {
      type,
      messageId: id(),
      anonymousId: visitor(),
      userId: read('-user'),
      timestamp: new Date(),
      context: {
        locale: navigator.language,
        userAgent: navigator.userAgent,
        campaign: new URLSearchParams(location.search).get('utm_campaign')
      },
      ...more
    }]);
    flush();
  };

  const earlier = window.onefold || [];
  const api = window.onefold = {
    page: (name, properties) => send('page', {
      name,
      properties: { url: location.href, referrer: document.referrer, title: document.title, ...properties }
    }),
    track: (event, properties) => send('track', { event, properties }),
    identify: (user, traits) => {
      if (user && !refused) write('-user', user);
      send('identify', { traits });
    },
    reset: () => {
      write('-user');
      kept.id = '';
      keep('', 0);
    },
    push: ([name, ...given]) => api[name](...given)
  };
  if (refused) {
    api.reset();
    write('-queue');
  }
  if (!option('page')) api.page();
  earlier.forEach(api.push);
  flush();
  addEventListener('pagehide', () => {
    if (queue()[0]) navigator.sendBeacon(url, body(queue().slice(0, 20)));
  });
})();
