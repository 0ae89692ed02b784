const scriptTag =
  /<script src="(\/_next\/static\/[^"]+)"(?: nonce="([^"]*)")? async=""(?: nonce="([^"]*)")?><\/script>/g;
const preloadTag = /<link rel="preload" as="script"[^>]*>/g;

/** Runs in the page. Old browsers get it as it stands, so it is written for them. */
const loader = (sources: string) => `(function (sources) {
  var waiting = 2, started = false;
  function start() {
    if (started) return;
    started = true;
    sources.forEach(function (source) {
      var script = document.createElement('script');
      script.src = source;
      script.async = true;
      document.head.appendChild(script);
    });
  }
  function one() {
    waiting -= 1;
    if (waiting === 0) requestAnimationFrame(function () { requestAnimationFrame(function () { setTimeout(start); }); });
  }
  if (document.hidden || !window.PerformanceObserver) return start();
  setTimeout(start, ${patienceMilliseconds});
  new PerformanceObserver(function (_, observer) {
    observer.disconnect();
    one();
  }).observe({ type: 'paint', buffered: true });
  var first = document.querySelector('main img[fetchpriority="high"]');
  if (!first || first.complete) return one();
  first.addEventListener('load', one);
  first.addEventListener('error', one);
})(${sources})`;

/** A picture that takes longer than this holds nothing up. */
const patienceMilliseconds = 1_500;

/**
 * A page whose scripts are asked for once it has been painted with its first picture, instead of beside it: forms and
 * links work before scripts, so what there is to see comes first.
 */
export function scriptsAfterPaint(html: string): string {
  const sources: string[] = [];
  let nonce: string | undefined;
  const without = html
    .replaceAll(scriptTag, (_, source: string, before?: string, behind?: string) => {
      sources.push(source);
      nonce ??= before ?? behind;
      return '';
    })
    .replaceAll(preloadTag, '');
  const end = without.lastIndexOf('</body>');
  if (sources.length === 0 || end < 0) return html;
  const list = JSON.stringify(sources).replaceAll('<', '\\u003c');
  const script = `<script${nonce === undefined ? '' : ` nonce="${nonce}"`}>${loader(list)}</script>`;
  return without.slice(0, end) + script + without.slice(end);
}
